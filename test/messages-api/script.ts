/** What the server answers with, request by request, or by what is asked. Where a list is used up it answers with 500. */
export type Script = readonly Step[] | ((request: AskedRequest, index: number) => Step);

/** The body of a request, as far as scripts look at it. */
export interface AskedRequest {
  readonly model?: string;
  readonly max_tokens?: number;
  readonly stream?: boolean;
  readonly system?: unknown;
  readonly messages?: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools?: readonly Readonly<Record<string, unknown>>[];
  readonly tool_choice?: unknown;
  readonly thinking?: unknown;
}

export type Step =
  | AnswerStep
  /** An error in the form of the API. `message`: something that depends on the status when left out. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection ends before a word was said. */
  | { readonly kind: 'cut' }
  /** Nothing comes, and the connection stays open. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** Anything at all. */
  | {
      readonly kind: 'raw';
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    };

export interface AnswerStep {
  readonly kind: 'answer';
  readonly parts: readonly AnswerPart[];
  /** `tool_use` where there is a call, else `end_turn`. */
  readonly stop?: string;
  readonly usage?: AnswerUsage;
  /** Characters of one piece of text or JSON: 12. */
  readonly piece?: number;
  /** Milliseconds between two events: none. */
  readonly pause?: number;
  readonly fault?: StreamFault;
}

export type AnswerPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'thinking'; readonly text: string; readonly signature?: string }
  | { readonly kind: 'redacted'; readonly data: string }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly input?: unknown;
      readonly id?: string;
      /** In place of the input: its text, which may be no JSON. */
      readonly json?: string;
    };

/** Tokens: 100 and 20, none of them of a cache. */
export interface AnswerUsage {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
}

/** What goes wrong once so many events were sent; the first one is `message_start`. */
export interface StreamFault {
  readonly after: number;
  readonly kind:
    /** An `error` event: overloaded. */
    | 'overloaded'
    /** An `error` event of another kind. */
    | 'failed'
    /** The connection is torn. */
    | 'cut'
    /** The stream ends in good order, but the message does not. */
    | 'end'
    /** An event that is no JSON. */
    | 'malformed'
    /** JSON that is no event that the API has. */
    | 'strange'
    /** Nothing more comes. */
    | 'hang'
    /** Text without end. */
    | 'endless'
    /** One event without end. */
    | 'endless-line'
    /** Parts without end. */
    | 'endless-parts';
}

/** An answer of one text. */
export function says(text: string, more: Partial<AnswerStep> = {}): AnswerStep {
  return { kind: 'answer', parts: [{ kind: 'text', text }], ...more };
}

/** An answer that calls one tool. */
export function calls(name: string, input: unknown, more: Partial<AnswerStep> = {}): AnswerStep {
  return { kind: 'answer', parts: [{ kind: 'call', name, input }], ...more };
}

/** An answer that is an error of the API. */
export function fails(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  message?: string,
): Step {
  return { kind: 'error', status, headers, ...(message !== undefined && { message }) };
}
