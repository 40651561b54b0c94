import type { DraftFile } from '../../../agent/draft.ts';
import type { Check, CheckKind, DraftFinding } from '../../../agent/verdict.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { Range } from '../../../base/range.ts';
import { saying, type Sentence } from '../../../agent/sentence.ts';

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
  const errors = fresh.filter(({ severity }) => severity === 'error').length;
  const others = fresh.length - errors;
  const old = findings.length - fresh.length;
  const state = errors > 0 ? 'failed' : others > 0 ? 'warned' : 'passed';
  const counts: readonly Sentence[] = [
    ...(errors > 0
      ? [errors === 1 ? saying('1 error.') : saying('{count} errors.', { count: errors })]
      : []),
    ...(others > 0 ? [othersText(others, errors > 0)] : []),
    ...(old > 0 ? [saying('{count} were there before.', { count: old })] : []),
  ];
  return { check: { kind, state, summary: fresh.length === 0 ? summary : counts }, findings };
}

function othersText(count: number, besideErrors: boolean): Sentence {
  if (besideErrors)
    return count === 1 ? saying('1 other finding.') : saying('{count} other findings.', { count });
  return count === 1 ? saying('1 finding.') : saying('{count} findings.', { count });
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
