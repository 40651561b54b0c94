import { LineIndex } from '../../../base/line-index.ts';
import type { FileReport, ReportedFinding } from '../../../operations/lint.ts';
import { codeFrame } from '../code-frame.ts';
import type { LintRun } from '../lint-run.ts';
import type { Palette } from '../palette.ts';
import { spanOf } from '../place.ts';
import { visible } from '../visible.ts';

/** For people: path, line and column that terminals make a link of, message, code, and the line itself. */
export function formatPretty(run: LintRun): string {
  const blocks = run.reports.flatMap((report) => fileBlocks(report, run.palette));
  if (!run.quiet) blocks.push(summary(run));
  return blocks.map((block) => `${block}\n`).join('\n');
}

function fileBlocks(report: FileReport, colours: Palette): string[] {
  const { path, state, reason = '', text = '', findings } = report;
  const name = colours.bold(pathOf(path));
  const lines = new LineIndex(text);
  const blocks = findings.map((finding) => findingBlock(name, finding, text, lines, colours));
  if (state !== 'not-checked') return blocks;
  return [...blocks, `${name}: ${colours.error('not checked')}: ${visible(reason)}`];
}

function findingBlock(
  name: string,
  finding: ReportedFinding,
  text: string,
  lines: LineIndex,
  colours: Palette,
): string {
  const { severity, message, code, range } = finding;
  const { line, column } = spanOf(text, lines, range, 'characters').start;
  const colour = colours[severity];
  return [
    `${name}:${line}:${column}: ${colour(severity)}: ${visible(message)} ${colours.dim(`[${code}]`)}`,
    codeFrame(text, lines, range, colours, colour),
  ].join('\n');
}

/** A name that begins like a workflow command must not begin a line. */
function pathOf(path: string): string {
  return visible(/^[:#]/.test(path) ? `./${path}` : path);
}

function summary(run: LintRun): string {
  const { reports, tally, fixed = [] } = run;
  const { error, warning, info, hint } = tally;
  const total = error + warning + info + hint;
  const shown = reports.flatMap(({ findings }) => findings);
  const hidden = total - shown.length;
  const fixable = shown.filter((one) => one.fixable).length;
  const problems = fixed.reduce((sum, { reasons }) => sum + reasons.length, 0);
  return [
    fixed.length > 0
      ? `Fixed ${count(problems, 'problem')} in ${count(fixed.length, 'file')}.`
      : '',
    result(run),
    hidden > 0 ? `${hidden} below --severity not shown.` : '',
    fixable > 0 ? `"dataengos fix" takes ${howMany(fixable, total)} away.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function result({ tally, palette: colours }: LintRun): string {
  const { error, warning, info, hint, checked, notChecked } = tally;
  const counts = [
    error > 0 ? colours.error(count(error, 'error')) : '',
    warning > 0 ? colours.warning(count(warning, 'warning')) : '',
    info > 0 ? colours.info(`${info} info`) : '',
    hint > 0 ? colours.hint(count(hint, 'hint')) : '',
  ].filter((part) => part !== '');
  const unread = notChecked > 0 ? colours.error(`${count(notChecked, 'file')} not checked`) : '';
  const files = count(checked + notChecked, 'file');
  if (counts.length > 0) {
    return `${counts.join(', ')} in ${files}.${unread === '' ? '' : ` ${unread}.`}`;
  }
  if (unread !== '')
    return checked > 0 ? `${unread}, ${count(checked, 'file')} clean.` : `${unread}.`;
  return checked > 0 ? `${colours.added('Clean')}: ${files} checked.` : 'Nothing to check.';
}

function howMany(some: number, all: number): string {
  if (some < all) return `${some} of them`;
  return all === 1 ? 'it' : 'all of them';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
