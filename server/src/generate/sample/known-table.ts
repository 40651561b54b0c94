import type {
  LogicalType,
  ObjectContent,
  PropertyContent,
} from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { SampleTable, SampleValue } from '../sample-table.ts';
import { keyOf, type Demand } from './build-rows.ts';
import { decimalValue, parseDecimal } from './decimal.ts';
import { typeOf } from './physical-limits.ts';
import type { Row, TableTask } from './table-task.ts';

/** The rows of an object, made here or there before. */
export interface KnownTable {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  /** Undefined of rows that were there before. */
  readonly task: TableTask | undefined;
  readonly columns: readonly string[];
  rows: readonly Row[];
}

/** One for each object; of two with the same name in one contract the first is meant. */
export function objectKey({ path, document }: WorkspaceContract, { name }: ObjectContent): string {
  return `${path}#${String(document)}/${name}`;
}

/** A sample that is there, with its texts in the types of their properties. */
export function tableOf(
  contract: WorkspaceContract,
  object: ObjectContent,
  { columns, rows }: SampleTable,
): KnownTable {
  const types = columns.map((name) => {
    const property = object.properties.find(
      (one) => one.physicalName === name || one.name === name,
    );
    return property === undefined ? 'string' : typeOf(property);
  });
  const typed = rows.map((row) => row.map((value, at) => inType(value, types[at] ?? 'string')));
  return { contract, object, task: undefined, columns, rows: typed };
}

function inType(value: SampleValue, type: LogicalType): SampleValue {
  if (typeof value !== 'string') return value;
  if (type === 'integer' || type === 'number') {
    const number = parseDecimal(value);
    return number === undefined ? value : decimalValue(number);
  }
  if (type === 'boolean' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}

/** The different values that the properties have together; without those where one is missing, or a column is. */
export function tuplesOf(
  { columns, rows }: KnownTable,
  properties: readonly PropertyContent[],
): readonly (readonly SampleValue[])[] {
  const places = properties.map((property) => placeOf(property, columns));
  if (places.includes(-1)) return [];
  const found = new Map<string, readonly SampleValue[]>();
  for (const row of rows) {
    const tuple = places.map((place) => row[place] ?? null);
    const key = keyOf(tuple);
    if (key !== undefined && !found.has(key)) found.set(key, tuple);
  }
  return [...found.values()];
}

/** -1 where no column is called so. */
export function placeOf(
  { name, physicalName }: PropertyContent,
  columns: readonly string[],
): number {
  const place = physicalName === undefined ? -1 : columns.indexOf(physicalName);
  return place === -1 ? columns.indexOf(name) : place;
}

/** The property of a column. */
export function columnOf({ columns }: TableTask, index: number): PropertyContent {
  const column = columns[index];
  if (column === undefined) throw new Error('No such column');
  return column.property;
}

/** Demands by column: those that the table has. */
export function inTable(
  { columns }: TableTask,
  demands: readonly ReadonlyMap<PropertyContent, SampleValue>[],
): readonly Demand[] {
  const places = new Map(columns.map(({ property, index }) => [property, index]));
  return demands.map(
    (demand) =>
      new Map(
        [...demand].flatMap(([property, value]): [number, SampleValue][] => {
          const place = places.get(property);
          return place === undefined ? [] : [[place, value]];
        }),
      ),
  );
}
