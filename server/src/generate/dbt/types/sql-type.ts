import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Adapter } from '../dbt-input.ts';
import { identifier } from '../sql/identifier.ts';
import { bigqueryTypes } from './bigquery.ts';
import type { ColumnType } from './column-type.ts';
import { columnType } from './property-type.ts';
import { databricksTypes } from './databricks.ts';
import { duckdbTypes } from './duckdb.ts';
import { postgresTypes } from './postgres.ts';
import { redshiftTypes } from './redshift.ts';
import { snowflakeTypes } from './snowflake.ts';
import { trinoTypes } from './trino.ts';
import type { TypeKey, TypeTable, Unsupported } from './type-table.ts';

/** A type as SQL has it, or why there is none. */
export type SqlType = { readonly sql: string } | Unsupported;

/** What databases call the types of contracts. */
const typeTables: Readonly<Record<Adapter, TypeTable>> = {
  duckdb: duckdbTypes,
  postgres: postgresTypes,
  snowflake: snowflakeTypes,
  bigquery: bigqueryTypes,
  databricks: databricksTypes,
  redshift: redshiftTypes,
  trino: trinoTypes,
};

/** The type of the column of a property. */
export function sqlType(
  adapter: Adapter,
  property: PropertyContent,
  contract: WorkspaceContract,
): SqlType {
  const type = columnType(property);
  if (type !== undefined) return typeName(adapter, type);
  const own = ownType(adapter, property.physicalType, contract);
  if (own !== undefined) return { sql: own };
  if (property.physicalType === undefined) {
    return { reason: 'It says neither a logical nor a physical type.' };
  }
  return { reason: `Nobody can tell what the type "${property.physicalType}" is here.` };
}

/** A type that only the database of the contract has, as written there. */
function ownType(
  adapter: Adapter,
  physicalType: string | undefined,
  { content }: WorkspaceContract,
): string | undefined {
  if (physicalType === undefined || !SAFE.test(physicalType)) return undefined;
  const same = content.servers.some(({ type }) => adapterOf(type) === adapter);
  return same ? physicalType.toLowerCase() : undefined;
}

const SAFE = /^[A-Za-z][A-Za-z0-9_ ,<>()[\]:]{0,200}$/;

/** The adapter for the type of a server, where there is one. */
export function adapterOf(serverType: string | undefined): Adapter | undefined {
  const type = serverType?.toLowerCase();
  if (type === 'postgresql') return 'postgres';
  if (type === 'spark') return 'databricks';
  return type !== undefined && Object.hasOwn(typeTables, type) ? (type as Adapter) : undefined;
}

/** What an adapter calls a type. */
export function typeName(adapter: Adapter, type: ColumnType): SqlType {
  const table = typeTables[adapter];
  const fill = (key: TypeKey, parts: Readonly<Record<string, SqlType | number>> = {}): SqlType => {
    const entry = table[key];
    if (typeof entry !== 'string') return entry;
    let sql = entry;
    for (const [name, part] of Object.entries(parts)) {
      if (!entry.includes(`{${name}}`)) continue;
      if (typeof part !== 'number' && 'reason' in part) return part;
      const text = typeof part === 'number' ? String(part) : part.sql;
      sql = sql.replace(`{${name}}`, () => text);
    }
    return { sql };
  };
  const of = (one: ColumnType): SqlType => typeName(adapter, one);
  switch (type.kind) {
    case 'string':
      if (type.length === undefined) return fill('string');
      return fill(type.fixed === true ? 'fixedString' : 'sizedString', { length: type.length });
    case 'integer':
      return fill(`${type.unsigned ? 'uint' : 'int'}${type.bits}`);
    case 'float':
      return fill(`float${type.bits}`);
    case 'decimal':
      return fill(isWide(adapter, type) ? 'wideDecimal' : 'decimal', {
        precision: type.precision,
        scale: type.scale,
      });
    case 'time':
      return fill(type.zoned ? 'zonedTime' : 'time');
    case 'timestamp':
      return fill(type.zoned ? 'zonedTimestamp' : 'timestamp');
    case 'object':
      return fill('object', { fields: fieldsOf(type.fields, adapter, fill, of) });
    case 'array':
      return fill('array', { item: of(type.item) });
    case 'map':
      return fill('map', { key: of(type.key), value: of(type.value) });
    case 'vector':
      return fill('vector', {
        item: elementOf(adapter, type.element),
        dimensions: type.dimensions,
      });
    default:
      return fill(type.kind);
  }
}

function fieldsOf(
  fields: readonly { readonly name: string; readonly type: ColumnType }[],
  adapter: Adapter,
  fill: (key: TypeKey, parts: Readonly<Record<string, SqlType>>) => SqlType,
  of: (type: ColumnType) => SqlType,
): SqlType {
  const texts: string[] = [];
  for (const { name, type } of fields) {
    const field = fill('field', { name: { sql: identifier(name, adapter) }, type: of(type) });
    if ('reason' in field) return field;
    texts.push(field.sql);
  }
  return { sql: texts.join(', ') };
}

function isWide(
  adapter: Adapter,
  { precision, scale }: { precision: number; scale: number },
): boolean {
  if (adapter === 'bigquery') return scale > 9 || precision - scale > 29;
  return precision > 38;
}

function elementOf(adapter: Adapter, element: string): SqlType {
  if (element === 'binary') return { reason: 'No database here has vectors of bits.' };
  // Snowflake knows two kinds of elements.
  if (adapter === 'snowflake') return { sql: element.endsWith('int8') ? 'int' : 'float' };
  const entry = typeTables[adapter][element as 'float32' | 'float64' | 'int8' | 'uint8'];
  return typeof entry === 'string' ? { sql: entry } : entry;
}
