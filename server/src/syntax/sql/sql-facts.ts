import type { Range } from '../../base/range.ts';

/** The grammars that the parser knows; `generic` takes what most of them have in common. */
export type SqlDialect =
  | 'bigquery'
  | 'clickhouse'
  | 'databricks'
  | 'duckdb'
  | 'generic'
  | 'hive'
  | 'mssql'
  | 'mysql'
  | 'oracle'
  | 'postgresql'
  | 'redshift'
  | 'snowflake';

/** An identifier. Offsets count in the text of the query, quotes left out. */
export interface SqlName extends Range {
  readonly text: string;
  /** As databases without quotes compare it. */
  readonly folded: string;
  readonly quoted: boolean;
  /** What is written here instead of a name, braces included; part of a name is enough. */
  readonly placeholder: string | undefined;
}

/** A column as the query names it: `amount`, `o.amount`, `sales.orders.amount`, `o.address.city`. */
export type SqlColumn = readonly [SqlName, ...SqlName[]];

/** What one SELECT, or the body of a lambda, can see beside what is around it. */
export interface SqlScope {
  readonly parent: SqlScope | undefined;
  readonly relations: readonly SqlRelation[];
  /** Names of its own, folded: of selected expressions, and of a lambda's parameters. */
  readonly names: ReadonlySet<string>;
  /** The columns that it names itself; those of subqueries are in their scopes. */
  readonly columns: readonly SqlColumn[];
}

/** One entry of a FROM. */
export interface SqlRelation {
  /** Alias, or last part of the table's name; folded. */
  readonly name: string | undefined;
  /** Whether the name is an alias, so that the table is not called otherwise any more. */
  readonly renamed: boolean;
  readonly source: SqlSource;
}

export type SqlSource =
  | { readonly kind: 'table'; readonly path: readonly SqlName[] }
  | { readonly kind: 'query'; readonly output: SqlOutput }
  /** Functions, pivots and whatever else has columns that the text does not tell. */
  | { readonly kind: 'unknown' };

/** The columns that a query gives. Undefined where the text alone does not tell. */
export interface SqlOutput {
  readonly items: readonly SqlOutputItem[] | undefined;
}

export type SqlOutputItem =
  | { readonly kind: 'column'; readonly text: string }
  /** All columns of these. */
  | { readonly kind: 'all'; readonly of: readonly SqlRelation[] };
