import type { Range } from '../base/range.ts';
import type { Sentence } from './sentence.ts';

/** What our own rules, compilers and tests say of a draft. Never what a model says of itself. `Text`: strings for editors. */
export interface Verdict<Text = Sentence> {
  readonly checks: readonly Check<Text>[];
  readonly findings: readonly DraftFinding<Text>[];
}

export type CheckKind =
  /** The files can be read at all. */
  | 'parse'
  /** The linter, policies included. */
  | 'rules'
  /** What readers of a contract would notice, against the text that is there. */
  | 'breaking'
  /** A model gives the columns and types that the contract promises, found on empty tables. */
  | 'columns'
  /** The tests on sample data. */
  | 'samples';

/** `not-checked` is neither good nor bad: something kept us from looking. */
export type CheckState = 'passed' | 'warned' | 'failed' | 'not-checked';

export interface Check<Text = Sentence> {
  readonly kind: CheckKind;
  readonly state: CheckState;
  /** One sentence, or a few. */
  readonly summary: Text;
}

export interface DraftFinding<Text = Sentence> {
  /** Of the file in the draft, or of one that it would harm. */
  readonly path: string;
  /** Offsets in the text of the draft; undefined of the file as a whole and of other files. */
  readonly range?: Range;
  /** From 1, of the start. */
  readonly line?: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Of the rule, or `columns`, `samples`, `breaking`. */
  readonly code: string;
  /** Holds no value of sample data. */
  readonly message: Text;
  /** It is there without the draft, too: nobody has to mend it for the draft to be accepted. */
  readonly isOld: boolean;
}

const OWN_CODES: ReadonlySet<string> = new Set<CheckKind>([
  'parse',
  'breaking',
  'columns',
  'samples',
]);

/** Which check found it: codes of rules are those of the linter. */
export function checkOfFinding({ code }: Pick<DraftFinding, 'code'>): CheckKind {
  return OWN_CODES.has(code) ? (code as CheckKind) : 'rules';
}

/** Whether something in it forbids to accept the draft as it is. */
export function hasErrors({ findings, checks }: Verdict): boolean {
  return (
    findings.some(({ severity, isOld }) => severity === 'error' && !isOld) ||
    checks.some(({ state }) => state === 'failed')
  );
}

/** Whether a draft may be accepted as it is. Where nothing was looked at, nobody knows. */
export function isAcceptable(verdict: Verdict): boolean {
  return verdict.checks.some(({ state }) => state !== 'not-checked') && !hasErrors(verdict);
}
