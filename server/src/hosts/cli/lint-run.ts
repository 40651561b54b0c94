import type { Rule, Severity } from '../../lint/rule.ts';
import type { FileReport, ReportedFinding } from '../../operations/lint.ts';
import type { ProposedFileChange } from '../../operations/proposed-change.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import type { Palette } from './palette.ts';

/** What a format prints. */
export interface LintRun {
  /** Of files that are contracts or could not be looked at; findings below the wanted severity are left out, and credentials masked. */
  readonly reports: readonly FileReport[];
  readonly rules: readonly Rule[];
  readonly tally: Tally;
  /** There are more warnings than `--max-warnings` allows. */
  readonly warningsFail: boolean;
  readonly palette: Palette;
  readonly quiet: boolean;
  /** What `--fix` has changed; undefined without it. */
  readonly fixed?: readonly ProposedFileChange[] | undefined;
}

/** Counts of everything, shown or not. */
export interface Tally extends Readonly<Record<Severity, number>> {
  readonly checked: number;
  readonly notChecked: number;
  /** Some file is not checked because of a mistake of ours. */
  readonly defect: boolean;
}

/** Turns a run into text that ends with a line break. */
export type Format = (run: LintRun) => string;

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function tallyOf(reports: readonly FileReport[]): Tally {
  const findings = reports.flatMap((report) => report.findings);
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    hint: count('hint'),
    checked: reports.filter((report) => report.state === 'checked').length,
    notChecked: reports.filter((report) => report.state === 'not-checked').length,
    defect: reports.some((report) => report.defect === true),
  };
}

/** What is not checked is never clean. */
export function verdict(tally: Tally, maxWarnings: number): ExitCode {
  if (tally.defect) return exitCode.internal;
  if (tally.notChecked > 0 || tally.error > 0 || tally.warning > maxWarnings) {
    return exitCode.findings;
  }
  return exitCode.clean;
}

/** Findings of at least a severity. */
export function shown(report: FileReport, lowest: Severity): FileReport {
  const wanted = SEVERITIES.slice(0, SEVERITIES.indexOf(lowest) + 1);
  const findings: readonly ReportedFinding[] = report.findings.filter((finding) =>
    wanted.includes(finding.severity),
  );
  return { ...report, findings };
}
