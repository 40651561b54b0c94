import { countsText } from './counts-text.ts';
import type { Draft } from './draft.ts';
import { checkOfFinding, type Check, type DraftFinding, type Verdict } from './verdict.ts';

/** In files that a run is to mend as they are, what was found before counts too: it is what people asked to have mended. */
export function verdictAsIs({ asIs = [] }: Pick<Draft, 'asIs'>, verdict: Verdict): Verdict {
  if (asIs.length === 0) return verdict;
  const { checks, findings } = verdict;
  const paths = new Set(asIs.map(({ path }) => path));
  const counted = findings.map((one) => (paths.has(one.path) ? { ...one, isOld: false } : one));
  return { checks: checks.map((check) => counting(check, counted)), findings: counted };
}

function counting(check: Check, findings: readonly DraftFinding[]): Check {
  const own = findings.filter((one) => !one.isOld && checkOfFinding(one) === check.kind);
  if (own.length === 0) return check;
  const hasError = own.some(({ severity }) => severity === 'error');
  return {
    kind: check.kind,
    state: hasError || check.state === 'failed' ? 'failed' : 'warned',
    summary: countsText(own),
  };
}
