import type { Range } from '../base/range.ts';
import type { IdeDocument } from './ide-document.ts';

/** A place in the text that can be followed. */
export interface DocumentLink {
  readonly range: Range;
  readonly target: LinkTarget;
}

/**
 * Only what is safe to follow: pages over http(s), and files by a relative path. `path` counts from
 * the folder of the document and may hold `..`: the host must keep it inside the workspace.
 */
export type LinkTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string | undefined };

export function documentLinks(_ide: IdeDocument): readonly DocumentLink[] {
  return [];
}
