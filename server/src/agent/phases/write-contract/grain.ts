import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { Choice } from '../../question.ts';
import { keyOf, sameNames } from './joins.ts';
import { isPlain, type SourceTable } from './source-tables.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** A column of the key of a product. */
export type GrainColumn =
  | { readonly kind: 'column'; readonly table: SourceTable; readonly property: PropertyContent }
  /** The period in which something happened. */
  | {
      readonly kind: 'period';
      readonly name: string;
      readonly unit: string;
      readonly table: SourceTable;
      readonly property: PropertyContent;
    };

export interface Grain {
  /** The table whose rows the product has, or puts together. */
  readonly base: SourceTable;
  readonly columns: readonly GrainColumn[];
  /** Names that were asked for and that no source has. */
  readonly unknown: readonly string[];
}

const PERIOD = /^(.+)_(day|week|month|quarter|year)$/;

/** What names of key columns mean; without names, the key of the first table. Undefined where nothing identifies a row. */
export function grainOf(
  names: readonly string[],
  tables: readonly SourceTable[],
): Grain | undefined {
  const base = tables.find((table) => namesKey(table, names)) ?? tables[0];
  if (base === undefined) return undefined;
  const own = keyOf(base);
  const wanted = names.length === 0 ? own.map(({ name }) => name) : names;
  const found = wanted.map((name) => columnFor(name, base, tables) ?? name);
  const columns = found.filter((one) => typeof one !== 'string');
  const unknown = found.filter((one) => typeof one === 'string');
  if (columns.length > 0) return { base, columns, unknown };
  const keys = own.map((property): GrainColumn => ({ kind: 'column', table: base, property }));
  return keys.length === 0 ? undefined : { base, columns: keys, unknown };
}

function namesKey(table: SourceTable, names: readonly string[]): boolean {
  const key = keyOf(table).map(({ name }) => name);
  return key.length > 0 && sameNames(key, names);
}

function columnFor(
  name: string,
  base: SourceTable,
  tables: readonly SourceTable[],
): GrainColumn | undefined {
  const among = [base, ...tables.filter((table) => table !== base)];
  for (const table of among) {
    const property = table.object.properties.find((one) => one.name === name);
    if (property !== undefined && isPlain(name)) return { kind: 'column', table, property };
  }
  const [, stem = '', unit = ''] = PERIOD.exec(name) ?? [];
  const time = stem === '' ? undefined : timeNamed(stem, base);
  return time && { kind: 'period', name, unit, table: base, property: time };
}

/** The column that says when something was `created`: `created_at`, else the only one there is. */
function timeNamed(stem: string, table: SourceTable): PropertyContent | undefined {
  const times = timesOf(table);
  const named = times.find(({ name }) => stemOf(name) === stem || name === stem);
  return named ?? (times.length === 1 ? times[0] : undefined);
}

/** The columns of a table that say when something happened. */
export function timesOf({ object }: SourceTable): readonly PropertyContent[] {
  return object.properties.filter(
    ({ name, logicalType }) =>
      (logicalType === 'timestamp' || logicalType === 'date') && isPlain(name),
  );
}

function stemOf(name: string): string {
  return name.replace(/_(?:at|date|time|ts|on)$/i, '');
}

const MAX_CHOICES = 6;

/** What a row can stand for, the key of the first table first. */
export function grainChoices(tables: readonly SourceTable[]): readonly Choice[] {
  const choices = new Map<string, Sentence>();
  const add = (names: readonly string[], detail: Sentence): void => {
    const value = names.join(', ');
    if (names.length > 0 && names.every(isPlain) && !choices.has(value)) choices.set(value, detail);
  };
  for (const table of tables)
    add(
      keyOf(table).map(({ name }) => name),
      saying('The key of {table} ({contract})', {
        table: table.object.name,
        contract: table.contract.content.name ?? '',
      }),
    );
  const [base] = tables;
  if (base === undefined) return [];
  const others = base.object.properties.filter(
    ({ name, primaryKey, relationships }) =>
      !primaryKey && (relationships.length > 0 || /_id$/i.test(name)),
  );
  const [time] = timesOf(base);
  const table = base.object.name;
  for (const { name } of others) {
    add([name], saying('One row for each {name}: {table} are put together', { name, table }));
    if (time !== undefined)
      add(
        [name, `${stemOf(time.name)}_month`],
        saying('By month of {column}', { column: `${table}.${time.name}` }),
      );
  }
  return [...choices].slice(0, MAX_CHOICES).map(([value, detail]) => ({ value, detail }));
}
