import { sha256 } from '../base/sha256.ts';
import { totalTokens } from './caps.ts';
import type { Decision, RunState } from './run-state.ts';
import { toMend } from './best-attempt.ts';
import type { Verdict } from './verdict.ts';

/** What happened, for whoever has to answer for it: no prompts, no texts of files, no values. Plain JSON. */
export interface JournalEntry {
  readonly id: string;
  readonly phase: string;
  readonly folder: string;
  readonly started: string;
  readonly updated: string;
  readonly status: string;
  readonly model: { readonly id: string; readonly host: string } | null;
  readonly requests: number;
  readonly tokens: number;
  /** US dollars, as an estimate; null where no price is known. */
  readonly cost: number | null;
  readonly milliseconds: number;
  readonly filesRead: readonly { readonly path: string; readonly size: number }[];
  readonly leftOut: number;
  readonly redacted: number;
  readonly attempts: number;
  readonly verdict: JournalVerdict | null;
  /** SHA-256 of the draft that was shown. */
  readonly draft: readonly {
    readonly path: string;
    readonly base: string | null;
    readonly proposed: string;
  }[];
  readonly decisions: readonly JournalDecision[];
}

export interface JournalVerdict {
  readonly checks: readonly { readonly kind: string; readonly state: string }[];
  /** New ones. */
  readonly errors: number;
  readonly warnings: number;
}

export type JournalDecision = Omit<Decision, 'verdict'> & { readonly verdict: JournalVerdict };

/** The journal of runs, in the order given. */
export function journal(runs: readonly RunState[]): readonly JournalEntry[] {
  return runs.map(entry);
}

function entry(run: RunState): JournalEntry {
  const { id, phase, folder, started, updated, status, model, usage, cost, draft, verdict } = run;
  return {
    id,
    phase,
    folder,
    started,
    updated,
    status,
    model: model === undefined ? null : { id: model.id, host: model.host },
    requests: run.turns,
    tokens: totalTokens(usage),
    cost: cost ?? null,
    milliseconds: run.elapsed,
    filesRead: run.filesRead.map(({ path, size }) => ({ path, size })),
    leftOut: run.leftOut.length,
    redacted: run.redacted,
    attempts: run.attempts.length,
    verdict: verdict === undefined ? null : inShort(verdict),
    draft: (draft?.files ?? []).map(({ path, base, text }) => ({
      path,
      base: base === null ? null : sha256(base),
      proposed: sha256(text),
    })),
    decisions: run.decisions.map((decision) => ({
      ...decision,
      verdict: inShort(decision.verdict),
    })),
  };
}

function inShort(verdict: Verdict): JournalVerdict {
  const [errors, warnings] = toMend(verdict);
  return { checks: verdict.checks.map(({ kind, state }) => ({ kind, state })), errors, warnings };
}
