import { sqlType } from '../../server/src/generate/dbt/types/sql-type.ts';
import type { ObjectContent } from '../../server/src/model/content/contract-content.ts';
import type { WorkspaceContract } from '../../server/src/model/content/workspace-contract.ts';
import type { Cell, Row } from './constructs/construct.ts';
import { quoted, type Database } from './database.ts';

/** Rows for the table of a schema object. */
export interface RowsOfObject {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  readonly schema: string;
  readonly rows: readonly Row[];
  /** Column -> type, where it is not that of the property. */
  readonly stored?: Readonly<Record<string, string>>;
}

/** Makes the tables of schema objects, with the types that the contract asks for, and fills them. */
export async function loadRows(database: Database, tables: readonly RowsOfObject[]): Promise<void> {
  const schemas = new Set(tables.map(({ schema }) => schema));
  await database.execute([
    ...[...schemas].map((schema) => `create schema if not exists ${quoted(schema)}`),
    ...tables.flatMap((table) => statementsFor(database.adapter, table)),
  ]);
}

function statementsFor(
  adapter: Database['adapter'],
  { contract, object, schema, rows, stored = {} }: RowsOfObject,
): string[] {
  const table = `${quoted(schema)}.${quoted(object.physicalName ?? object.name)}`;
  const columns = object.properties.map((property) => {
    const type = sqlType(adapter, property, contract);
    const name = property.physicalName ?? property.name;
    const own = Object.hasOwn(stored, name) ? stored[name] : undefined;
    return { name, type: own ?? ('sql' in type ? type.sql : 'text') };
  });
  const definitions = columns.map(({ name, type }) => `${quoted(name)} ${type}`);
  const values = rows.map((row) => {
    const cells = columns.map(({ name, type }) =>
      literal(Object.hasOwn(row, name) ? row[name]! : null, type, adapter),
    );
    return `(${cells.join(', ')})`;
  });
  const make = `create table ${table} (${definitions.join(', ')})`;
  return rows.length === 0 ? [make] : [make, `insert into ${table} values ${values.join(', ')}`];
}

/** A value in SQL of a type. */
function literal(value: Cell, type: string, adapter: Database['adapter']): string {
  if (value === null) return 'null';
  if (typeof value !== 'object')
    return `cast(${text(plain(String(value), type, adapter))} as ${type})`;
  if (adapter === 'duckdb') return `cast(cast(${text(JSON.stringify(value))} as json) as ${type})`;
  if (!type.endsWith('[]')) return `cast(${text(JSON.stringify(value))} as ${type})`;
  const item = type.slice(0, -2);
  const items = (value as readonly Cell[]).map((one) => literal(one, item, adapter));
  return `cast(array[${items.join(', ')}] as ${type})`;
}

/** DuckDB knows offsets of times in digits only. */
const plain = (value: string, type: string, adapter: Database['adapter']) =>
  adapter === 'duckdb' && type === 'timetz' ? value.replace(/Z$/, '+00') : value;

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
