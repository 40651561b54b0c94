import type { Range } from '../../base/range.ts';
import type { Span } from '../markdown/inline-text.ts';

/** What Markdown for agents says to whoever puts it together. Ranges count from the start of the file. */
export type Placeholder = Include | Mention | Condition;

/** `{{standards/sql/*}}`, `{{workflows/shape-spec}}`, `{{PHASE 1: @agent-os/commands/plan/1-concept.md}}`. */
export interface Include extends Range {
  readonly kind: 'include';
  /** Between the braces, without blanks around it: `standards/sql/*`. */
  readonly target: Span;
  /** Of a step that becomes a section of its own: `PHASE 1`. */
  readonly label?: string;
}

/** `@agent-os/standards/global/style.md`, or the same with a dot before. */
export interface Mention extends Range {
  readonly kind: 'mention';
  /** Behind the folder: `standards/global/style.md`. */
  readonly target: Span;
  /** Nothing else stands on its line but the mark of a list: it is a file to read, not a word in a sentence. */
  readonly isAlone: boolean;
}

/** `{{IF flag}}` and what ends it; `{{UNLESS flag}}` and what ends that. A line with one is dropped as a whole. */
export interface Condition extends Range {
  readonly kind: 'condition';
  readonly opens: boolean;
  readonly isUnless: boolean;
  readonly flag: Span;
}
