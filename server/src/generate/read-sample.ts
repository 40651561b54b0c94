import { readCsv } from '../syntax/csv/read-csv.ts';
import type { SampleTable, SampleValue } from './sample-table.ts';

/** How samples are written: with commas, as a list of JSON, as a line of JSON for each row. */
export type SampleFormat = 'csv' | 'json' | 'jsonl';

export type SampleResult =
  | { readonly kind: 'table'; readonly table: SampleTable }
  | { readonly kind: 'broken'; /** A sentence. */ readonly reason: string };

/** Rows of JSON need not have each name: a small text could stand for a huge table. */
const MAX_CELLS = 10_000_000;

/** The format that the name of a file promises; undefined for other files. */
export function sampleFormat(path: string): SampleFormat | undefined {
  const ending = /\.(csv|json|jsonl|ndjson)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'ndjson' ? 'jsonl' : (ending as SampleFormat | undefined);
}

/** Reads a sample file. Of CSV every cell is text; numbers of JSON that JavaScript cannot hold are text, too. */
export function readSample(text: string, format: SampleFormat): SampleResult {
  return format === 'csv' ? fromCsv(text) : fromJson(text, format);
}

function fromCsv(text: string): SampleResult {
  const read = readCsv(text);
  if (read.kind === 'broken') return broken(`Line ${read.line}: ${read.reason}`);
  const [head, ...rows] = read.rows;
  if (head === undefined) return broken('The file is empty: not even names of columns are there.');
  const columns = head.map((name) => name ?? '');
  if (columns.includes('')) return broken('A column has no name.');
  const twice = firstTwice(columns);
  if (twice !== undefined) return broken(`Two columns are called "${twice}".`);
  const odd = rows.findIndex((row) => row.length !== columns.length);
  if (odd === -1) return { kind: 'table', table: { columns, rows } };
  return broken(
    `Row ${odd + 1} has ${rows[odd]?.length ?? 0} cells, and there are ${columns.length} columns.`,
  );
}

function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function fromJson(text: string, format: 'json' | 'jsonl'): SampleResult {
  const values = format === 'json' ? list(text.replace(/^\uFEFF/, '')) : lines(text);
  if ('kind' in values) return values;
  const columns = new Set<string>();
  for (const [index, row] of values.entries()) {
    if (!isRecord(row)) return broken(`Row ${index + 1} is no object with names and values.`);
    for (const name of Object.keys(row)) columns.add(name);
  }
  const names = [...columns];
  if (names.length * values.length > MAX_CELLS)
    return broken(`${values.length} rows with ${names.length} names are too many.`);
  const rows = (values as Record<string, SampleValue>[]).map((row) =>
    names.map((name) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null)),
  );
  return { kind: 'table', table: { columns: names, rows } };
}

type Broken = Extract<SampleResult, { kind: 'broken' }>;

/** Also takes a line for each row, which some tools call `.json`. */
function list(text: string): readonly unknown[] | Broken {
  const value = parse(text);
  if (value.kind === 'broken') {
    const rows = lines(text);
    return 'kind' in rows || rows.length < 2 ? value : rows;
  }
  if (Array.isArray(value.value)) return value.value as readonly unknown[];
  return isRecord(value.value) ? [value.value] : broken('It holds no list of rows.');
}

function lines(text: string): readonly unknown[] | Broken {
  const rows: unknown[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const value = parse(line);
    if (value.kind === 'broken') return broken(`Line ${index + 1}: ${value.reason}`);
    rows.push(value.value);
  }
  return rows;
}

function parse(text: string): { readonly kind: 'value'; readonly value: unknown } | Broken {
  try {
    return { kind: 'value', value: JSON.parse(text, keepDigits) as unknown };
  } catch {
    return broken('It is no JSON.');
  }
}

/** The digits that were written, where a number of JavaScript would lose some. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  if (source === undefined) return value;
  const digits = source.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > 15 ? source : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function broken(reason: string): Broken {
  return { kind: 'broken', reason };
}
