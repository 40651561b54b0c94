import type { DraftFile } from '../../../agent/draft.ts';
import type { DraftFinding } from '../../../agent/verdict.ts';
import type { ContractContent } from '../../../model/content/contract-content.ts';
import { compareContracts } from '../../../model/evolution/compare-contracts.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import { checked, placed, type Checked } from './checked.ts';
import { contentsOf, pairedContents } from './contents-of.ts';
import { saying } from '../../../agent/sentence.ts';

/** What readers of a contract would notice, against the text that is there. */
export function checkBreaking(files: readonly DraftFile[], spec: SpecIndex): Checked {
  const findings: DraftFinding[] = [];
  let compared = 0;
  for (const { path, base, text } of files) {
    const after = contentsOf(path, text, spec);
    const before = base === null ? [] : contentsOf(path, base, spec);
    if (after.length + before.length === 0) continue;
    compared++;
    for (const pair of pairedContents(before, after))
      findings.push(
        ...breakingChanges(pair).map((one) => ({
          ...one,
          path,
          ...placed(text, one.range ?? { start: 0, end: 0 }),
        })),
      );
    if (before.length > after.length)
      findings.push({
        ...{ path, code: 'breaking', severity: 'error', isOld: false },
        message: saying('A contract of the file is gone: whoever reads by it loses it.'),
      });
  }
  const none =
    compared === 0
      ? saying('No contract changes.')
      : saying('Nothing breaks for readers of a contract.');
  return checked('breaking', findings, none);
}

function breakingChanges({
  before,
  after,
}: {
  readonly before: ContractContent | undefined;
  readonly after: ContractContent;
}): readonly DraftFinding[] {
  if (before === undefined) return [];
  const isRelied = [before.status, after.status].includes('active') && !isRaised(before, after);
  const advice = isRelied
    ? saying(
        'Readers of an active contract may fail: raise the major version, or keep it as it was.',
      )
    : saying('Readers may fail.');
  return compareContracts(before, after)
    .filter(({ breaking }) => breaking)
    .map(({ element, template, params, at }) => ({
      ...{ path: '', code: 'breaking', isOld: false, range: at },
      severity: isRelied ? 'error' : 'warning',
      message: [
        saying('{element}: {change}.', {
          element: element === '' ? saying('The contract') : element,
          change: saying(template, params),
        }),
        advice,
      ],
    }));
}

/** Whether the major version went up. */
function isRaised(before: ContractContent, after: ContractContent): boolean {
  const major = ({ version }: ContractContent): number =>
    Number(/^v?(\d+)/i.exec(version ?? '')?.[1] ?? NaN);
  return major(after) > major(before);
}
