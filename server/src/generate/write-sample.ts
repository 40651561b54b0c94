import type { SampleTable, SampleValue } from './sample-table.ts';

/** Writes a sample: as CSV (RFC 4180, but with LF as git likes it), or as a list of JSON with a row on each line. */
export function writeSample({ columns, rows }: SampleTable, format: 'csv' | 'json'): string {
  if (format === 'csv')
    return [columns.map(quoted), ...rows.map((row) => row.map(cell))].map(line).join('');
  const records = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
  );
  return records.length === 0 ? '[]\n' : `[\n  ${records.join(',\n  ')}\n]\n`;
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

/** Nothing for null; an empty text has quotes. What is inside of others is JSON. */
function cell(value: SampleValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return digits(value);
  if (typeof value === 'boolean') return String(value);
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

function quoted(text: string): string {
  const isPlain = text !== '' && !/[",\r\n\uFEFF]|^\s|\s$/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Without exponent: `1e-7` is text for many readers. */
function digits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
