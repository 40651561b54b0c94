import type { DraftFile } from '../../../agent/draft.ts';
import type { DraftFinding } from '../../../agent/verdict.ts';
import lint, { type FileReport, type ReportedFinding } from '../../lint.ts';
import type { OperationContext } from '../../operation.ts';
import { checked, notChecked, placed, type Checked } from './checked.ts';
import { saying } from '../../../agent/sentence.ts';
import { findingSentence } from '../finding-sentence.ts';

/** Findings in other files that are told. */
const MAX_ELSEWHERE = 100;

/**
 * What the linter says of a draft, policies included, and of the rest of the workspace because of it. `over`: the
 * workspace with the draft; `base`: reports of the workspace without it.
 */
export async function checkRules(
  files: readonly DraftFile[],
  over: OperationContext,
  base: () => Promise<readonly FileReport[]>,
): Promise<Checked> {
  const reports = await lint.run({}, over);
  if (over.token.isCancellationRequested) return notChecked('rules', saying('It was cancelled.'));
  const before = new Map((await base()).map((one) => [one.path, one]));
  const drafts = new Map(files.map((one) => [one.path, one]));
  const findings: DraftFinding[] = [];
  const elsewhere: DraftFinding[] = [];
  let unchecked: FileReport | undefined;
  for (const report of reports) {
    const draft = drafts.get(report.path);
    const isOld = knownBefore(before.get(report.path));
    for (const finding of report.findings) {
      const found = foundIn(finding, report, { draft, isOld: isOld(finding), over });
      if (draft !== undefined) findings.push(found);
      else if (!found.isOld) elsewhere.push(found);
    }
    if (draft !== undefined && report.state === 'not-checked') unchecked ??= report;
  }
  const all = checked(
    'rules',
    [...findings, ...elsewhere.slice(0, MAX_ELSEWHERE)],
    saying('The linter has nothing to say.'),
  );
  if (unchecked === undefined || all.check.state === 'failed') return all;
  const { path, reason = '' } = unchecked;
  const summary = [saying('Not all of {path} was checked.', { path }), reason];
  return { ...all, check: { kind: 'rules', state: 'not-checked', summary } };
}

function foundIn(
  finding: ReportedFinding,
  { path }: FileReport,
  {
    draft,
    isOld,
    over,
  }: {
    readonly draft: DraftFile | undefined;
    readonly isOld: boolean;
    readonly over: OperationContext;
  },
): DraftFinding {
  const { code, severity, range } = finding;
  return {
    ...{ path, code, message: findingSentence(finding, over), isOld },
    severity: severity === 'error' || severity === 'warning' ? severity : 'info',
    ...(draft !== undefined && placed(draft.text, range)),
  };
}

/** Whether a finding was there without the draft: each one that was there stands for one that is there. */
function knownBefore(report: FileReport | undefined): (finding: ReportedFinding) => boolean {
  const left = new Map<string, number>();
  const keyOf = ({ code, message }: ReportedFinding): string => `${code}\n${message}`;
  for (const finding of report?.findings ?? [])
    left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return (finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count > 0) left.set(keyOf(finding), count - 1);
    return count > 0;
  };
}
