import { LineIndex } from '../../../base/line-index.ts';
import type { Severity } from '../../../lint/rule.ts';
import type { FileReport, ReportedFinding } from '../../../operations/lint.ts';
import type { LintRun } from '../lint-run.ts';
import { spanOf } from '../place.ts';
import { visible } from '../visible.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: each finding becomes an annotation of its line. */
export function formatGithub({ reports }: LintRun): string {
  return reports
    .flatMap(fileCommands)
    .map((line) => `${line}\n`)
    .join('');
}

function fileCommands({ path, state, reason = '', text = '', findings }: FileReport): string[] {
  const lines = new LineIndex(text);
  const commands = findings.map((finding) => findingCommand(path, finding, text, lines));
  if (state !== 'not-checked') return commands;
  const properties = { file: path, title: 'Not checked' };
  return [command('error', properties, `Not checked. ${reason}`), ...commands];
}

function findingCommand(
  path: string,
  finding: ReportedFinding,
  text: string,
  lines: LineIndex,
): string {
  const { start, end } = spanOf(text, lines, finding.range, 'characters');
  const properties = {
    file: path,
    line: start.line,
    endLine: end.line,
    // Annotations of several lines take no columns.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: finding.code,
  };
  return command(COMMANDS[finding.severity], properties, finding.message);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  return `::${name} ${list.join(',')}::${data(visible(message))}`;
}

/** As the toolkit of GitHub Actions escapes. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
