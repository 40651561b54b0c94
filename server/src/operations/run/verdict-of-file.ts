import { saying } from '../../agent/sentence.ts';
import {
  checkOfFinding,
  type Check,
  type DraftFinding,
  type Verdict,
} from '../../agent/verdict.ts';

/**
 * What a verdict on a draft says of one of its files: what is found in it, and what is found outside of the draft, as nobody
 * knows which of its files did that. A check that failed for other files of the draft alone has passed for this one.
 */
export function verdictOfFile(
  path: string,
  paths: ReadonlySet<string>,
  { checks, findings }: Verdict,
): Verdict {
  const own = findings.filter((one) => one.path === path || !paths.has(one.path));
  return {
    checks: checks.map((check) => checkOf(check, own, findings)),
    findings: own,
  };
}

function checkOf(check: Check, own: readonly DraftFinding[], all: readonly DraftFinding[]): Check {
  const { kind, state } = check;
  if (state !== 'failed' && state !== 'warned') return check;
  const isOfKind = (one: DraftFinding): boolean => !one.isOld && checkOfFinding(one) === kind;
  const mine = own.filter(isOfKind);
  if (mine.some(({ severity }) => severity === 'error')) return { ...check, state: 'failed' };
  if (mine.length > 0) return { ...check, state: 'warned' };
  // What failed for no finding that is told has failed for all.
  if (!all.some(isOfKind)) return check;
  return { kind, state: 'passed', summary: saying('Nothing in this file.') };
}
