import { oneLine } from './one-line.ts';
import type { DraftFinding, Verdict } from './verdict.ts';
import { told } from './told.ts';

/** More at once is not mended at once. */
const MOST = 40;

/** What is to be mended in a draft, as plain sentences with positions, worst first. What was there before is left out. `redact`: before anything is cut. */
export function feedback(
  { checks, findings }: Verdict,
  redact: (text: string) => string,
): readonly string[] {
  const own = findings.filter(({ isOld, severity }) => !isOld && severity !== 'info');
  const sorted = [
    ...own.filter(({ severity }) => severity === 'error'),
    ...own.filter(({ severity }) => severity === 'warning'),
  ];
  const failed = checks.filter(({ state }) => state === 'failed');
  return [
    ...failed.map(({ summary }) => oneLine(redact(told(summary)))),
    ...sorted.slice(0, MOST).map((finding) => sentence(finding, redact)),
    ...(sorted.length > MOST ? [`There are ${sorted.length - MOST} more findings.`] : []),
  ];
}

function sentence(
  { path, line, severity, message, code }: DraftFinding,
  redact: (text: string) => string,
): string {
  const where = line === undefined ? path : `${path}, line ${line}`;
  return `${oneLine(redact(where), 300)}: ${severity}: ${oneLine(redact(told(message)))} [${code}]`;
}
