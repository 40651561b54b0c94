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

function summary({ reports, tally, palette: colours }: LintRun): string {
  const { error, warning, info, hint, checked, notChecked } = tally;
  const hidden = reports.reduce(
    (sum, { findings }) => sum - findings.length,
    error + warning + info + hint,
  );
  const fixable = reports.flatMap(({ findings }) => findings).filter((one) => one.fixable).length;
  const counts = [
    error > 0 ? colours.error(count(error, 'error')) : '',
    warning > 0 ? colours.warning(count(warning, 'warning')) : '',
    info > 0 ? colours.info(`${info} info`) : '',
    hint > 0 ? colours.hint(count(hint, 'hint')) : '',
    notChecked > 0 ? colours.error(`${count(notChecked, 'file')} not checked`) : '',
  ].filter((part) => part !== '');
  const files = count(checked + notChecked, 'file');
  if (counts.length === 0) return `${colours.added('Clean')}: ${files} checked.`;
  const notes = [
    hidden > 0 ? `${hidden} below --severity not shown.` : '',
    fixable > 0 ? `"dataengos fix" takes ${fixable} of them away.` : '',
  ].filter((part) => part !== '');
  return [`${counts.join(', ')} in ${files}.`, ...notes].join(' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
