import type { Range } from 'vscode-languageserver-protocol';

/** One line of a replay file: all that is needed to do the same again. */
export type FuzzStep =
  /** The first: whether the editor asks for diagnostics or is sent them. */
  | { readonly do: 'start'; readonly pull: boolean }
  | { readonly do: 'open'; readonly uri: string; readonly text: string }
  | {
      readonly do: 'change';
      readonly uri: string;
      /** One after the other, as the protocol says; without a range, the whole text. */
      readonly changes: readonly { readonly range?: Range; readonly text: string }[];
    }
  | FuzzRequest
  /** The diagnostics must be those of the same text in a document that was never edited. */
  | { readonly do: 'compare'; readonly uri: string };

export interface FuzzRequest {
  readonly do: 'ask';
  readonly uri: string;
  readonly method: string;
  /** Besides the document. */
  readonly params: object;
  /** Whether the editor waits for the answer, takes the question back, or types on meanwhile. */
  readonly then: 'wait' | 'cancel' | 'go on';
}
