import type { Draft } from './draft.ts';
import type { ModelMessage, TokenUsage } from './language-model.ts';
import type { PhaseId, PhaseInput } from './phase.ts';
import type { Answers } from './question.ts';
import type { Sentence } from './sentence.ts';
import type { Verdict } from './verdict.ts';

/**
 * All that is known of a run: kept after each step, so that it can go on after a crash, and be read afterwards. Plain JSON.
 * Lies in the storage of the host, never in the workspace.
 */
export interface RunState {
  readonly format: 1;
  /** Cannot be guessed. */
  readonly id: string;
  readonly phase: PhaseId;
  readonly input: PhaseInput;
  /** The workspace folder, as the host names folders. */
  readonly folder: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly updated: string;
  readonly status: RunStatus;
  /** Why it ended so. */
  readonly reason?: Sentence;
  /** Undefined: no model. */
  readonly model: { readonly id: string; readonly host: string } | undefined;
  readonly answers: Answers;
  /** What went to and fro, with secrets and protected values taken out. */
  readonly messages: readonly ModelMessage[];
  readonly attempts: readonly Attempt[];
  /** How many of them were made before the last remarks of people: with remarks they count anew. */
  readonly attemptsBefore?: number;
  /** The best of them, or what follows without a model. What the person may have edited since is with the decisions' host. */
  readonly draft: Draft | undefined;
  readonly verdict: Verdict | undefined;
  readonly usage: TokenUsage;
  /** US dollars; undefined where no price is known. */
  readonly cost: number | undefined;
  readonly turns: number;
  /** Milliseconds that were spent. */
  readonly elapsed: number;
  /** What was sent to the model, with its size in UTF-16 units. */
  readonly filesRead: readonly { readonly path: string; readonly size: number }[];
  /** Context that had no room. */
  readonly leftOut: readonly string[];
  /** How many secrets and protected values were taken out. */
  readonly redacted: number;
  readonly steps: readonly RunStep[];
  readonly decisions: readonly Decision[];
}

export type RunStatus =
  /** Under way, or was when the host died. */
  | 'running'
  /** Somebody stopped it, or did not answer: it can go on. */
  | 'stopped'
  /** There is a draft, and nobody has decided. */
  | 'proposed'
  /** Nothing to decide: it explained, commented, or had nothing to change. */
  | 'done'
  | 'accepted'
  | 'rejected'
  /** A cap was reached: it can go on with a higher one. */
  | 'capped'
  | 'failed';

export interface Attempt {
  readonly draft: Draft;
  readonly verdict: Verdict;
  /** What the model was told of it. */
  readonly feedback: readonly string[];
}

export interface RunStep<Text = Sentence> {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: 'context' | 'question' | 'draft' | 'model' | 'tool' | 'check' | 'warning' | 'end';
  /** One line. */
  readonly text: Text;
}

/** What a person decided. Single use: it binds what it was made for. */
export interface Decision {
  readonly at: string;
  readonly kind: 'accepted' | 'accepted-anyway' | 'rejected';
  /** As the host names users; `unknown` where it does not. */
  readonly by: string;
  readonly path: string;
  /** SHA-256 in hex of base, proposal and what was read back from the disk; null where no file was or is. */
  readonly base: string | null;
  readonly proposed: string;
  readonly applied: string | null;
  /** Of `accepted-anyway`. */
  readonly reason?: string;
  /** What the verdict of the decided text was. */
  readonly verdict: Verdict;
  /** A part of the file only. */
  readonly partial: boolean;
}
