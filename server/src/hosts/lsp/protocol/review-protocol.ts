import type { Decision, RunStatus } from '../../../agent/run-state.ts';
import type { Verdict } from '../../../agent/verdict.ts';
import type { ChangeKind } from '../../../model/evolution/contract-change.ts';
import type { PlainRange } from './plain-places.ts';

/** Request: what is to be said of texts that the person has edited, as if they were there. */
export const JUDGE_DRAFT = 'dataengos/judgeDraft';

export interface JudgeDraftParams {
  readonly run: string;
  /** All files of the draft as they stand now. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export interface JudgeDraftResult {
  /** In the order of the files. */
  readonly judged: readonly Judged[];
}

/** What is known of one text. It holds for that text and that base only. */
export interface Judged {
  /** SHA-256 in hex of path, base and text, each with its length before it: what an approval binds. */
  readonly binding: string;
  readonly verdict: Verdict<string>;
  /** Ranges of the findings in the text, in their order; null where a finding has none. */
  readonly ranges: readonly (PlainRange | null)[];
  /** Whether it may be accepted without a reason. */
  readonly acceptable: boolean;
  /** What it means for readers of the file: empty where it is no contract. */
  readonly changes: readonly SemanticChange[];
}

/** Something that a contract says in another way. */
export interface SemanticChange {
  readonly kind: ChangeKind;
  /** What it is about: `fct_churn.churn_date`. */
  readonly element: string;
  /** One line: `type string, was integer`. */
  readonly label: string;
  readonly breaking: boolean;
  /** In the text; of what was removed, where it stood. */
  readonly range: PlainRange;
}

/** Request: keeps what the person made of a draft, so that it is there after a restart. */
export const KEEP_DRAFT = 'dataengos/keepDraft';

export interface KeepDraftParams {
  readonly run: string;
  readonly path: string;
  readonly text: string;
}

/** Request: writes down what a person decided. Refused where the run has no such file. */
export const RECORD_DECISION = 'dataengos/recordDecision';

export interface RecordDecisionParams {
  readonly run: string;
  readonly decision: Omit<Decision, 'at' | 'by'>;
  /** Nothing of the run is left to decide. */
  readonly ends?: RunStatus & ('accepted' | 'rejected');
}
