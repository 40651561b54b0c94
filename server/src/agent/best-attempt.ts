import type { Attempt } from './run-state.ts';
import type { Verdict } from './verdict.ts';
import { saying } from './sentence.ts';

/** The one with the fewest new errors, then the fewest new warnings; of equals the last. What was no draft is none. */
export function bestAttempt(attempts: readonly Attempt[]): Attempt | undefined {
  let best: Attempt | undefined;
  for (const attempt of attempts) {
    if (isUnread(attempt)) continue;
    if (best === undefined || !isWorse(attempt.verdict, best.verdict)) best = attempt;
  }
  return best;
}

/** Whether one has more to mend than the other. */
export function isWorse(one: Verdict, other: Verdict): boolean {
  const [errors, warnings] = toMend(one);
  const [otherErrors, otherWarnings] = toMend(other);
  return errors === otherErrors ? warnings > otherWarnings : errors > otherErrors;
}

/** New errors and warnings. A check that failed is an error if nothing else says so. */
export function toMend({ findings, checks }: Verdict): readonly [errors: number, warnings: number] {
  const own = findings.filter(({ isOld }) => !isOld);
  const errors = own.filter(({ severity }) => severity === 'error').length;
  const failed = checks.filter(({ state }) => state === 'failed').length;
  return [Math.max(errors, failed), own.filter(({ severity }) => severity === 'warning').length];
}

/** The verdict on what could not be read as a draft at all. */
export function unread(problems: readonly string[]): Verdict {
  const summary = saying('The answer was no draft: {reason}', {
    reason: problems[0] ?? saying('nobody knows why.'),
  });
  return { checks: [{ kind: 'parse', state: 'failed', summary }], findings: [] };
}

function isUnread({ verdict: { checks, findings } }: Attempt): boolean {
  const [only, ...others] = checks;
  return (
    others.length === 0 &&
    findings.length === 0 &&
    only?.kind === 'parse' &&
    only.state === 'failed'
  );
}
