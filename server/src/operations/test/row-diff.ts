import { MAX_ROWS } from './find-rows.ts';
import { shownCell } from './masking.ts';
import type { ChangedRow, Evidence, RowDiff } from './test-report.ts';

export interface ComparedColumn {
  readonly name: string;
  /** As DuckDB writes it. */
  readonly type: string;
  readonly isKey: boolean;
  /** From 1; 0 where it is not said. */
  readonly keyPosition: number;
  readonly isMasked: boolean;
  /** Shown, not compared. */
  readonly isIgnored?: boolean;
}

type Row = readonly (string | null)[];

/** Lines of a view side by side. */
const MAX_LINES = 200;

/** Compares rows as a set: their order says nothing, and the same row twice is twice there. */
export function rowDiff(
  all: readonly ComparedColumn[],
  expectedRows: readonly Row[],
  actualRows: readonly Row[],
): RowDiff {
  const kept = all.flatMap((column, at) => (column.isIgnored === true ? [] : [{ column, at }]));
  const columns = kept.map(({ column }) => column);
  const only = (rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => kept.map(({ at }) => row[at] ?? null));
  const keys = keysOf(columns);
  const isWhole = keys.length === 0;
  const by = isWhole ? columns.map((_column, at) => at) : keys;
  const expected = group(only(expectedRows), columns, by);
  const actual = group(only(actualRows), columns, by);
  const missing: Row[] = [];
  const unexpected: Row[] = [];
  const changed: ChangedRow[] = [];
  let changedTotal = 0;
  for (const key of [...new Set([...expected.keys(), ...actual.keys()])].sort()) {
    const [mine, theirs] = [expected.get(key) ?? [], actual.get(key) ?? []];
    const both = Math.min(mine.length, theirs.length);
    for (let at = 0; at < both; at++) {
      const cells = changedCells(columns, mine[at]!, theirs[at]!);
      if (cells.length === 0) continue;
      changedTotal++;
      if (changed.length < MAX_ROWS)
        changed.push({ key: by.map((one) => shown(mine[at]![one]!, columns[one])), cells });
    }
    missing.push(...mine.slice(both));
    unexpected.push(...theirs.slice(both));
  }
  return {
    keys: by.map((one) => columns[one]?.name ?? ''),
    columns: columns.map(({ name }) => name),
    ignored: all.filter(({ isIgnored }) => isIgnored === true).map(({ name }) => name),
    missing: evidence(columns, missing),
    unexpected: evidence(columns, unexpected),
    ...{ changed, changedTotal },
    expected: asText(columns, expected),
    actual: asText(columns, actual),
  };
}

/** Places of the primary key; none where the sample has none. */
function keysOf(columns: readonly ComparedColumn[]): readonly number[] {
  return [...columns.entries()]
    .filter(([, { isKey }]) => isKey)
    .sort(([, a], [, b]) => a.keyPosition - b.keyPosition)
    .map(([at]) => at);
}

function group(
  rows: readonly Row[],
  columns: readonly ComparedColumn[],
  by: readonly number[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((at) => canonical(row[at] ?? null, columns[at])));
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  for (const some of groups.values())
    some.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function changedCells(
  columns: readonly ComparedColumn[],
  mine: Row,
  theirs: Row,
): ChangedRow['cells'] {
  return columns.flatMap((column, at) => {
    const [expected, actual] = [mine[at] ?? null, theirs[at] ?? null];
    if (canonical(expected, column) === canonical(actual, column)) return [];
    return [
      { column: column.name, expected: shown(expected, column), actual: shown(actual, column) },
    ];
  });
}

/** The same for the same value: fractions are compared to twelve digits. */
function canonical(cell: string | null, column: ComparedColumn | undefined): string | null {
  if (cell === null || column === undefined) return cell;
  if (column.type === 'DOUBLE') return String(Number(Number(cell).toPrecision(12)));
  return cell;
}

function shown(cell: string | null, column: ComparedColumn | undefined): string | null {
  return shownCell(cell, column?.isMasked !== false);
}

function evidence(columns: readonly ComparedColumn[], rows: readonly Row[]): Evidence {
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.slice(0, MAX_ROWS).map((row) => row.map((cell, at) => shown(cell, columns[at]))),
    total: rows.length,
  };
}

/** A line for each row, below the names of the columns. */
function asText(
  columns: readonly ComparedColumn[],
  groups: ReadonlyMap<string, readonly Row[]>,
): string {
  const rows = [...groups.values()].flat().slice(0, MAX_LINES);
  const lines = rows.map((row) =>
    row.map((cell, at) => lineOf(shown(cell, columns[at]))).join(' | '),
  );
  return `${[columns.map(({ name }) => name).join(' | '), ...lines].join('\n')}\n`;
}

/** Null is not the empty text, and a cell stays in its line. */
function lineOf(cell: string | null): string {
  return cell === null ? 'null' : cell.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}
