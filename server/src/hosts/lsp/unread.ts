import type { Params } from '../../lint/rule.ts';

/** Why a file could not be read. */
export interface Unread {
  /** In English. */
  readonly reason: string;
  /** `reason` before its parameters went in; absent: it has none. */
  readonly template?: { readonly text: string; readonly params: Params };
}
