import { countsText } from '../../../agent/counts-text.ts';
import type { DraftFile } from '../../../agent/draft.ts';
import type { Check, CheckKind, DraftFinding } from '../../../agent/verdict.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { Range } from '../../../base/range.ts';
import type { Sentence } from '../../../agent/sentence.ts';

/** What one check comes to. */
export interface Checked {
  readonly check: Check;
  readonly findings: readonly DraftFinding[];
}

/** A check that something kept from being made. */
export function notChecked(kind: CheckKind, why: Sentence): Checked {
  return { check: { kind, state: 'not-checked', summary: why }, findings: [] };
}

/** The state that follows from findings; `summary`: where there is nothing to say of them. */
export function checked(
  kind: CheckKind,
  findings: readonly DraftFinding[],
  summary: Sentence,
): Checked {
  const fresh = findings.filter(({ isOld }) => !isOld);
  const hasError = fresh.some(({ severity }) => severity === 'error');
  const state = hasError ? 'failed' : fresh.length > 0 ? 'warned' : 'passed';
  const counts = countsText(findings);
  return { check: { kind, state, summary: counts.length === 0 ? summary : counts }, findings };
}

/** Where a finding stands in a text, for people and models, who count lines from 1. */
export function placed(
  text: string,
  range: Range,
): { readonly range: Range; readonly line: number } {
  return { range, line: new LineIndex(text).positionAt(range.start).line + 1 };
}

/** Where a word stands last in a text: in SQL, what a query gives stands at its end. Nothing where it does not. */
export function placeOfWord(
  { text }: Pick<DraftFile, 'text'>,
  word: string,
): { readonly range: Range; readonly line: number } | undefined {
  if (word === '') return undefined;
  const [lower, wanted] = [text.toLowerCase(), word.toLowerCase()];
  for (
    let at = lower.lastIndexOf(wanted);
    at !== -1;
    at = at === 0 ? -1 : lower.lastIndexOf(wanted, at - 1)
  ) {
    const end = at + wanted.length;
    if (/\w/.test(lower[at - 1] ?? '') || /\w/.test(lower[end] ?? '')) continue;
    return placed(text, { start: at, end });
  }
  return undefined;
}
