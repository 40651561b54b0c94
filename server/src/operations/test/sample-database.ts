import type { PropertyContent } from '../../model/content/contract-content.ts';
import { isSqlError, type SqlColumn, type SqlSession } from '../sql-engine.ts';
import { castText } from './column-types.ts';
import { sqlName } from './sql-text.ts';
import {
  cellText,
  columnsOf,
  matchColumns,
  type SampleColumns,
  type TestedObject,
} from './tested-object.ts';

/** The sample of an object in the database. */
export interface LoadedSample {
  readonly columns: SampleColumns;
  /**
   * A table with `row` (from 1), and for the column at each place `r0` (its text) and, where a property stands for it, `v0`
   * (its value, null where the text is none).
   */
  readonly table: string;
}

/** The samples in the database, or sentences that say why they are not. */
export type LoadedSamples = ReadonlyMap<TestedObject, LoadedSample | { readonly reason: string }>;

/** Loads all samples that there are. After that the session is sealed. `folderOf`: the folder that a sample may not lead out of. */
export async function loadSamples(
  objects: readonly TestedObject[],
  session: SqlSession,
  folderOf: (path: string) => string,
): Promise<LoadedSamples> {
  const raw = new Map<TestedObject, { readonly names: readonly string[]; readonly from: string }>();
  const loaded = new Map<TestedObject, LoadedSample | { readonly reason: string }>();
  for (const one of objects) {
    const { sample, unread, index } = one;
    if (sample === undefined) continue;
    if (unread !== undefined) loaded.set(one, { reason: unread });
    else if (sample.format === 'parquet') {
      const columns = await parquet(one, session, folderOf).catch((error: unknown) => {
        if (!isSqlError(error) || error.kind !== 'sql') throw error;
        loaded.set(one, { reason: error.message });
        return undefined;
      });
      if (columns === undefined) continue;
      raw.set(one, { names: columns.map(({ name }) => name), from: asTexts(columns, index) });
    } else if (one.table !== undefined) {
      const { columns, rows } = one.table;
      const name = `raw_${String(index)}`;
      await session.load({
        name,
        columns: columns.map((_name, at) => `c${String(at)}`),
        rows: rows.map((row) => row.map(cellText)),
      });
      raw.set(one, { names: columns, from: name });
    }
  }
  await session.seal();
  for (const [one, { names, from }] of raw) {
    const columns = matchColumns(one.object, names);
    const table = `t_${String(one.index)}`;
    await session.execute(`create table ${table} as ${typed(columns, names.length, from)}`);
    loaded.set(one, { columns, table });
  }
  return loaded;
}

async function parquet(
  { sample, index }: TestedObject,
  session: SqlSession,
  folderOf: (path: string) => string,
): Promise<readonly SqlColumn[]> {
  const path = sample?.path ?? '';
  return session.loadParquet({ name: `file_${String(index)}`, ...places(path, folderOf) });
}

function places(
  path: string,
  folderOf: (path: string) => string,
): { readonly path: string; readonly folder: string } {
  const whole = folderOf(path);
  return { path: whole, folder: whole.slice(0, whole.lastIndexOf('/')) };
}

/** A query that gives the columns of a Parquet file as texts. */
function asTexts(columns: readonly SqlColumn[], index: number): string {
  const list = columns.map(({ name, type }, at) => {
    const text = /^(?:STRUCT|MAP|UNION)\(|\]$/.test(type)
      ? `cast(to_json(${sqlName(name)}) as varchar)`
      : `cast(${sqlName(name)} as varchar)`;
    return `${text} as c${String(at)}`;
  });
  return `(select ${list.join(', ')} from file_${String(index)})`;
}

function typed({ present }: SampleColumns, count: number, from: string): string {
  const list = ['row_number() over () as row'];
  for (let at = 0; at < count; at++) list.push(`c${String(at)} as r${String(at)}`);
  for (const [property, at] of present)
    list.push(`${castText(property, `c${String(at)}`)} as v${String(at)}`);
  return `select ${list.join(', ')} from ${from}`;
}

/** The properties of an object as a query sees them: by their names, and by those of the database where these are others. */
export function asTable({ object }: TestedObject, { columns, table }: LoadedSample): string {
  const list: string[] = [];
  const taken = new Set<string>();
  const add = (
    name: string | undefined,
    property: PropertyContent,
    at: number | undefined,
  ): void => {
    if (name === undefined || taken.has(name.toLowerCase())) return;
    taken.add(name.toLowerCase());
    const value = at === undefined ? castText(property, 'cast(null as varchar)') : `v${String(at)}`;
    list.push(`${value} as ${sqlName(name)}`);
  };
  const all = columnsOf(object);
  for (const one of all) add(one.name, one, columns.present.get(one));
  for (const one of all) add(one.physicalName, one, columns.present.get(one));
  return `(select ${list.length === 0 ? 'row' : list.join(', ')} from ${table} order by row)`;
}

/** The same as the database has it: physical names only. */
export function asSource({ object }: TestedObject, { columns, table }: LoadedSample): string {
  const taken = new Set<string>();
  const list = columnsOf(object).flatMap((property) => {
    const name = property.physicalName ?? property.name;
    if (taken.has(name.toLowerCase())) return [];
    taken.add(name.toLowerCase());
    const at = columns.present.get(property);
    const value = at === undefined ? castText(property, 'cast(null as varchar)') : `v${String(at)}`;
    return [`${value} as ${sqlName(name)}`];
  });
  return `select ${list.length === 0 ? 'row' : list.join(', ')} from ${table} order by row`;
}
