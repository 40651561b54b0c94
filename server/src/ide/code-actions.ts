import type { Range } from '../base/range.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { Translate } from '../lint/format-message.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import type { IdeDocument } from './ide-document.ts';

export interface CodeAction {
  /** Translated, one line. */
  readonly title: string;
  readonly kind: 'fix' | 'fix-rule' | 'disable';
  /** Code of the rule. */
  readonly code: string;
  /** The findings that it answers. */
  readonly findings: readonly Finding[];
  /** In file offsets, none overlapping. */
  readonly edits: readonly TextEdit[];
  /** The one obvious way to remove the finding. */
  readonly preferred: boolean;
}

/** What the lightbulb offers for a range: fixes of the findings that touch it, the same for the whole file, and silencing. */
export function codeActionsAt(
  _ide: IdeDocument,
  _range: Range,
  _findings: readonly Finding[],
  _rules: readonly Rule[],
  _translate: Translate,
): readonly CodeAction[] {
  return [];
}
