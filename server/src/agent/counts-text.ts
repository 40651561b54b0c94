import { saying, type Sentence } from './sentence.ts';
import type { DraftFinding } from './verdict.ts';

/** How many findings there are, and how many of them were there without the draft; nothing where there are none. */
export function countsText(findings: readonly DraftFinding[]): readonly Sentence[] {
  const fresh = findings.filter(({ isOld }) => !isOld);
  const errors = fresh.filter(({ severity }) => severity === 'error').length;
  const others = fresh.length - errors;
  const old = findings.length - fresh.length;
  return [
    ...(errors > 0
      ? [errors === 1 ? saying('1 error.') : saying('{count} errors.', { count: errors })]
      : []),
    ...(others > 0 ? [othersText(others, errors > 0)] : []),
    ...(old > 0
      ? [
          old === 1
            ? saying('1 was there before.')
            : saying('{count} were there before.', { count: old }),
        ]
      : []),
  ];
}

function othersText(count: number, besideErrors: boolean): Sentence {
  if (besideErrors)
    return count === 1 ? saying('1 other finding.') : saying('{count} other findings.', { count });
  return count === 1 ? saying('1 finding.') : saying('{count} findings.', { count });
}
