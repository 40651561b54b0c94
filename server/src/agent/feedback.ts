import { oneLine } from './one-line.ts';
import type { DraftFinding, Verdict } from './verdict.ts';
import { told } from './told.ts';

/** More at once is not mended at once. */
const MOST = 40;

/** What is to be mended in a draft, as plain sentences with positions, worst first. What was there before is left out. */
export function feedback({ checks, findings }: Verdict): readonly string[] {
  const own = findings.filter(({ isOld, severity }) => !isOld && severity !== 'info');
  const sorted = [
    ...own.filter(({ severity }) => severity === 'error'),
    ...own.filter(({ severity }) => severity === 'warning'),
  ];
  const failed = checks.filter(({ state }) => state === 'failed');
  return [
    ...failed.map(({ summary }) => oneLine(told(summary))),
    ...sorted.slice(0, MOST).map(sentence),
    ...(sorted.length > MOST ? [`There are ${sorted.length - MOST} more findings.`] : []),
  ];
}

function sentence({ path, line, severity, message, code }: DraftFinding): string {
  const where = line === undefined ? path : `${path}, line ${line}`;
  return `${oneLine(where, 300)}: ${severity}: ${oneLine(told(message))} [${code}]`;
}
