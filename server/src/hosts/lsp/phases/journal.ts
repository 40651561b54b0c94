import type { RunState } from '../../../agent/run-state.ts';

/** All runs and decisions as JSON text, newest first. Holds no text of files and nothing of what was said. */
export function journalOf(states: readonly RunState[]): string {
  const runs = states.map((state) => {
    const { id, phase, input, folder, started, updated, status, reason, model } = state;
    return {
      ...{ id, phase, input, folder, started, updated, status, reason, model },
      ...{ filesRead: state.filesRead, leftOut: state.leftOut, redacted: state.redacted },
      ...{ usage: state.usage, cost: state.cost, turns: state.turns, elapsed: state.elapsed },
      attempts: state.attempts.length,
      files: state.draft?.files.map(({ path }) => path) ?? [],
      checks: state.verdict?.checks ?? [],
      decisions: state.decisions,
    };
  });
  return `${JSON.stringify({ format: 1, runs }, undefined, 2)}\n`;
}
