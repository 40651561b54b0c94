import type { Range } from '../base/range.ts';
import type { Translate } from '../lint/format-message.ts';
import type { IdeDocument } from './ide-document.ts';

export interface Hover {
  /** Markdown without HTML; nothing of the file is in it. Safe to show untrusted. */
  readonly markdown: string;
  /** The key or value that is explained. */
  readonly range: Range;
}

/** Where the reference page of a field stands, for the link at the end of the hover. */
export interface ReferencePages {
  /** Base of the field reference without a slash at the end: `https://.../docs/fields`. */
  readonly base: string;
}

export function hoverAt(
  _ide: IdeDocument,
  _offset: number,
  _translate: Translate,
  _pages: ReferencePages | undefined,
): Hover | undefined {
  return undefined;
}
