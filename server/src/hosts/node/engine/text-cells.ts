import { DuckDBResultReader, type DuckDBResult, type Json } from '@duckdb/node-api';

/** Characters of a cell that go over to the host. */
const MAX_CELL = 2_000;

/** Reads a little more than is wanted, so that one can tell whether there is more. */
export async function readRows(result: DuckDBResult, wanted: number): Promise<DuckDBResultReader> {
  const reader = new DuckDBResultReader(result);
  await reader.readUntil(wanted + 1);
  return reader;
}

/** A cell as text. */
export function textCell(value: Json): string | null {
  if (value === null) return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text;
}
