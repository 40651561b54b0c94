import type { Adapter } from '../dbt-input.ts';
import { textLiteral, type Dialect } from './dialect.ts';

/** How a database looks into values: everything goes by way of JSON, so that the type of the column does not matter. */
export interface NestedSql {
  /** A column as JSON. `isText`: it holds JSON as plain text. */
  readonly json: (column: string, isText: boolean) => string;
  /** What is below names of a JSON value, as text; null where there is nothing. */
  readonly text: (json: string, path: readonly string[]) => string;
  /** As `text`, also for objects and arrays, of which it is the JSON. */
  readonly whole?: (json: string, path: readonly string[]) => string;
  /** What is below names of a JSON value, as JSON. */
  readonly member: (json: string, path: readonly string[]) => string;
  /** How many items an array has. */
  readonly count: (array: string) => string;
  /** How many items of an array are there once more; undefined where a query cannot tell. */
  readonly repeated: ((array: string) => string) | undefined;
  /** How many properties an object has; undefined where a query cannot tell. */
  readonly keys: ((object: string) => string) | undefined;
}

/** `$."a"."b"`. */
function dotted(path: readonly string[]): string {
  return `'$${path.map((name) => `."${name.replaceAll("'", "''")}"`).join('')}'`;
}

/** Names one by one, as arguments. */
function listed(dialect: Dialect, path: readonly string[]): string {
  return path.map((name) => `, ${textLiteral(dialect, name)}`).join('');
}

/** `["a"]["b"]` with something before it. */
function bracketed(dialect: Dialect, start: string, path: readonly string[], quote = '"'): string {
  const steps = path.map((name) => `[${quote}${name}${quote}]`);
  return textLiteral(dialect, `${start}${steps.join('')}`);
}

const duckdb = (): NestedSql => ({
  json: (column) => `cast(${column} as json)`,
  text: (json, path) => `json_extract_string(${json}, ${dotted(path)})`,
  member: (json, path) => `json_extract(${json}, ${dotted(path)})`,
  count: (array) => `json_array_length(${array})`,
  repeated: (array) =>
    `(select count(item) - count(distinct item) from (select unnest(cast(${array} as json[])) as item))`,
  keys: (object) => `len(json_keys(${object}))`,
});

const postgres = (dialect: Dialect): NestedSql => ({
  json: (column, isText) => (isText ? `cast(${column} as jsonb)` : `to_jsonb(${column})`),
  text: (json, path) =>
    path.length === 0
      ? `${json} #>> '{}'`
      : `jsonb_extract_path_text(${json}${listed(dialect, path)})`,
  member: (json, path) =>
    path.length === 0 ? json : `jsonb_extract_path(${json}${listed(dialect, path)})`,
  count: (array) => `jsonb_array_length(${array})`,
  repeated: (array) =>
    `(select count(item) - count(distinct item) from jsonb_array_elements(${array}) as items(item))`,
  keys: (object) => `(select count(*) from jsonb_object_keys(${object}))`,
});

const snowflake = (dialect: Dialect): NestedSql => ({
  json: (column, isText) => (isText ? `parse_json(${column})` : `to_variant(${column})`),
  text: (json, path) =>
    path.length === 0
      ? `cast(${json} as varchar)`
      : `cast(get_path(${json}, ${bracketed(dialect, '', path)}) as varchar)`,
  member: (json, path) =>
    path.length === 0 ? json : `get_path(${json}, ${bracketed(dialect, '', path)})`,
  count: (array) => `array_size(${array})`,
  repeated: (array) => `array_size(${array}) - array_size(array_distinct(as_array(${array})))`,
  keys: (object) => `array_size(object_keys(${object}))`,
});

const bigquery = (): NestedSql => ({
  json: (column, isText) => (isText ? `parse_json(${column})` : `to_json(${column})`),
  text: (json, path) => `json_value(${json}, ${dotted(path)})`,
  whole: (json, path) => `nullif(to_json_string(json_query(${json}, ${dotted(path)})), 'null')`,
  member: (json, path) => `json_query(${json}, ${dotted(path)})`,
  count: (array) => `array_length(json_query_array(${array}))`,
  repeated: (array) =>
    `(select count(*) - count(distinct to_json_string(item)) from unnest(json_query_array(${array})) as item)`,
  keys: (object) => `array_length(json_keys(${object}, 1))`,
});

const databricks = (dialect: Dialect): NestedSql => ({
  json: (column, isText) => (isText ? column : `to_json(${column})`),
  text: (json, path) =>
    path.length === 0 ? json : `get_json_object(${json}, ${bracketed(dialect, '$', path, "'")})`,
  member: (json, path) =>
    path.length === 0 ? json : `get_json_object(${json}, ${bracketed(dialect, '$', path, "'")})`,
  count: (array) => `json_array_length(${array})`,
  repeated: (array) =>
    `size(from_json(${array}, 'array<string>')) - size(array_distinct(from_json(${array}, 'array<string>')))`,
  keys: (object) => `size(json_object_keys(${object}))`,
});

const redshift = (dialect: Dialect): NestedSql => ({
  json: (column, isText) => (isText ? column : `json_serialize(${column})`),
  text: (json, path) =>
    path.length === 0
      ? json
      : `nullif(json_extract_path_text(${json}${listed(dialect, path)}), '')`,
  member: (json, path) =>
    path.length === 0 ? json : `json_extract_path_text(${json}${listed(dialect, path)})`,
  count: (array) => `json_array_length(${array})`,
  repeated: undefined,
  keys: undefined,
});

const trino = (dialect: Dialect): NestedSql => ({
  json: (column, isText) => (isText ? `json_parse(${column})` : `cast(${column} as json)`),
  text: (json, path) => `json_extract_scalar(${json}, ${bracketed(dialect, '$', path)})`,
  whole: (json, path) =>
    `nullif(json_format(json_extract(${json}, ${bracketed(dialect, '$', path)})), 'null')`,
  member: (json, path) => `json_extract(${json}, ${bracketed(dialect, '$', path)})`,
  count: (array) => `json_array_length(${array})`,
  repeated: (array) =>
    `cardinality(cast(${array} as array(json))) - cardinality(array_distinct(cast(${array} as array(json))))`,
  keys: (object) => `cardinality(map_keys(cast(${object} as map(varchar, json))))`,
});

const makers: Readonly<Record<Adapter, (dialect: Dialect) => NestedSql>> = {
  duckdb,
  postgres,
  snowflake,
  bigquery,
  databricks,
  redshift,
  trino,
};

/** What a database has for nested values. */
export function nestedSql(dialect: Dialect): NestedSql {
  return makers[dialect.adapter](dialect);
}
