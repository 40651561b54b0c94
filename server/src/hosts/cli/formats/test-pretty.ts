import type { Evidence, RowDiff, SampleTest } from '../../../operations/test/test-report.ts';
import type { Palette } from '../palette.ts';
import { breaks, type TestResults } from '../test-results.ts';
import { visible } from '../visible.ts';

/** For people: a line for each contract, what failed with its place and rows, and the sum. */
export function formatTestsPretty(results: TestResults, colours: Palette, quiet: boolean): string {
  const { tests, strays, notRead, unavailable } = results.report;
  const blocks = [...byContract(tests)].map(([name, own]) =>
    contractBlock(name, own, results, colours),
  );
  for (const { path, reason } of [...notRead, ...strays])
    blocks.push(`${colours.warning(visible(path))}: ${visible(reason)}`);
  if (unavailable !== undefined) blocks.push(colours.error(visible(unavailable)));
  if (!quiet) blocks.push(summary(tests, colours));
  return `${blocks.join('\n')}\n`;
}

function byContract(tests: readonly SampleTest[]): ReadonlyMap<string, readonly SampleTest[]> {
  const found = new Map<string, SampleTest[]>();
  for (const test of tests) {
    const key = `${test.contract} (${test.path})`;
    const own = found.get(key);
    if (own === undefined) found.set(key, [test]);
    else own.push(test);
  }
  return found;
}

function contractBlock(
  name: string,
  tests: readonly SampleTest[],
  results: TestResults,
  colours: Palette,
): string {
  const lines = [`${colours.bold(visible(name))}: ${counts(tests, colours)}`];
  // Why nothing ran stands below, once.
  const isSaidOnce = results.report.unavailable !== undefined;
  for (const test of tests) {
    const { state, severity, label, message, object } = test;
    if (state === 'passed' || (state === 'skipped' && isSaidOnce)) continue;
    const { line, column } = results.place(test);
    const colour = breaks(test)
      ? colours.error
      : state === 'failed'
        ? colours[severity]
        : colours.dim;
    const at = `${visible(test.path)}:${String(line)}:${String(column)}`;
    const said = message === '' ? '' : ` - ${visible(message)}`;
    lines.push(`  ${colour(state)} ${visible(`${object}: ${label}`)}${said} ${colours.dim(at)}`);
    if (state !== 'failed') continue;
    if (test.evidence !== undefined) lines.push(...table(test.evidence));
    if (test.diff !== undefined) lines.push(...diffLines(test.diff, colours));
  }
  return lines.join('\n');
}

function counts(tests: readonly SampleTest[], colours: Palette): string {
  const of = (state: SampleTest['state']): number =>
    tests.filter((one) => one.state === state).length;
  const [ok, bad, left, listed] = [of('passed'), of('failed'), of('skipped'), of('listed')];
  return [
    bad > 0 ? colours.error(`${String(bad)} failed`) : '',
    ok > 0 ? `${String(ok)} passed` : '',
    left > 0 ? colours.dim(`${String(left)} skipped`) : '',
    listed > 0 ? `${String(listed)} tests` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function summary(tests: readonly SampleTest[], colours: Palette): string {
  if (tests.length === 0) return 'No tests.';
  const light = tests.filter((one) => one.state === 'failed' && !breaks(one)).length;
  const note =
    light > 0 ? ` ${String(light)} of them are no errors, and do not make this fail.` : '';
  return `${counts(tests, colours)}.${note}`;
}

/** Rows below the names of their columns. */
function table({ columns, rows, total }: Evidence): string[] {
  const cells = [columns, ...rows.map((row) => row.map((cell) => cell ?? 'null'))].map((row) =>
    row.map(visible),
  );
  const widths = columns.map((_name, at) =>
    Math.max(...cells.map((row) => (row[at] ?? '').length)),
  );
  const lines = cells.map((row) =>
    `      ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  );
  const more = total - rows.length;
  return more > 0 ? [...lines, `      and ${String(more)} more`] : lines;
}

function diffLines({ keys, missing, unexpected, changed }: RowDiff, colours: Palette): string[] {
  const lines: string[] = [];
  const row = (cells: readonly (string | null)[]): string =>
    cells.map((cell) => visible(cell ?? 'null')).join(' | ');
  for (const one of missing.rows) lines.push(colours.removed(`      - ${row(one)}`));
  for (const one of unexpected.rows) lines.push(colours.added(`      + ${row(one)}`));
  for (const { key, cells } of changed) {
    const where = key.map((cell, at) => `${visible(keys[at] ?? '')} ${visible(cell ?? 'null')}`);
    lines.push(`      ${where.join(', ')}:`);
    for (const { column, expected, actual } of cells)
      lines.push(
        `        ${visible(column)}: ${colours.removed(visible(expected ?? 'null'))} -> ${colours.added(visible(actual ?? 'null'))}`,
      );
  }
  return lines;
}
