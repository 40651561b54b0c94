import { boundOf } from './bounds.ts';
import type { Figure, FigureName } from './figure.ts';

const NAMES: Readonly<Record<FigureName, string>> = {
  'cold start': 'start to right diagnostics',
  edit: 'edit to right diagnostics',
  'edit cpu': 'CPU time of an edit',
  completion: 'key completion after an edit',
  hover: 'hover',
  memory: 'memory after opening',
  'memory peak': 'memory, peak',
  'hard text': 'slowest from opening to diagnostics',
  workspace: 'all diagnosed',
  'workspace peak': 'memory, peak',
  'workspace edit': 'meanwhile: edit to diagnostics',
  'workspace completion': 'meanwhile: key completion',
  'workspace hover': 'meanwhile: hover',
  'policy, some contracts': 'a line of a policy that concerns one contract in a hundred',
  'policy, all contracts': 'a line of a policy that concerns all of them',
  'policy edit': 'meanwhile: edit to diagnostics',
  'policy completion': 'meanwhile: key completion',
  'lineage, first graph': 'start to the first graph of lineage',
  'lineage edit, panel closed': 'edit to diagnostics, no lineage preview',
  'lineage edit, panel open': 'edit to diagnostics, lineage preview open',
  'lineage, graph again': 'the graph again, after a change',
  scaffold: 'a dbt project from all of them, on the command line',
  'scaffold again': 'the same again, with nothing to do',
  references: 'references, half of the contracts have one',
  'rename preparation': 'preparing a rename',
  'workspace symbols': 'symbols of the workspace',
  'code lenses': 'counts above names',
};

/** The figures as a Markdown table: ours and theirs side by side, how many times less ours takes, and what is promised. */
export function table(figures: readonly Figure[]): string {
  const rows = figures
    .filter(({ server }) => server === 'ours')
    .map((ours) =>
      row(
        ours,
        figures.find((one) => one.server === 'theirs' && same(one, ours)),
      ),
    );
  const heads = ['', 'ours', 'theirs', 'ratio', 'bound', '', 'noise'];
  const cells = [heads, ...rows];
  const widths = heads.map((_, column) =>
    Math.max(3, ...cells.map((one) => one[column]?.length ?? 0)),
  );
  const lines = cells.map((one) =>
    line(one.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [lines[0], line(widths.map((width) => '-'.repeat(width))), ...lines.slice(1)].join('\n');
}

export function title({ figure, lines, contracts, texts }: Figure): string {
  if (texts !== undefined) return `${texts} hard texts: ${NAMES[figure]}`;
  const many = contracts === undefined ? '' : `${thousands(contracts)} contracts, `;
  return `${many}${thousands(lines)} lines: ${NAMES[figure]}`;
}

/** The middle and, of several samples, the 95th percentile; time-outs are said, not averaged. */
export function values(figure: Figure | undefined): string {
  if (figure === undefined) return '';
  const { n, p50, p95, unit, timeouts } = figure;
  const late = timeouts > 0 ? `${timeouts} without answer` : '';
  if (n === 0) return late;
  const value = n === 1 ? `${short(p50)} ${unit}` : `${short(p50)} / ${short(p95)} ${unit}`;
  return late === '' ? value : `${value}, ${late}`;
}

function row(ours: Figure, theirs: Figure | undefined): string[] {
  const bound = boundOf(ours);
  const ratio = theirs === undefined ? NaN : theirs.p50 / ours.p50;
  const noise =
    ours.noise === undefined
      ? ''
      : `${short(ours.noise.others)} %, ${short(ours.noise.calibration)} ms`;
  return [
    title(ours),
    values(ours),
    values(theirs),
    Number.isFinite(ratio) ? `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}×` : '',
    bound === undefined ? '' : `${bound.of} ≤ ${bound.limit} ${ours.unit}`,
    bound === undefined ? '' : isMet(ours, bound) ? 'met' : 'NOT MET',
    noise,
  ];
}

function isMet(figure: Figure, bound: NonNullable<ReturnType<typeof boundOf>>): boolean {
  return figure.timeouts === 0 && figure[bound.of] <= bound.limit;
}

function same(one: Figure, other: Figure): boolean {
  return (
    one.figure === other.figure && one.lines === other.lines && one.contracts === other.contracts
  );
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function short(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function thousands(value: number): string {
  return value.toLocaleString('en');
}
