/** What a column holds in a row; JSON where the database has no simpler value. */
export type Cell =
  null | boolean | number | string | readonly Cell[] | { readonly [name: string]: Cell };

export type Row = Readonly<Record<string, Cell>>;

/** One thing that a contract can demand of data, with data that keeps it and data that does not. */
export interface Construct {
  /** Of its table, and of the schema object that demands it. */
  readonly name: string;
  /** The schema object as ODCS says it, without its name. A property `id` is added. */
  readonly object: Readonly<Record<string, unknown>> & { readonly properties: readonly Property[] };
  /** Rows that keep it; all tests pass. Numbers for `id` are added where it is not given. */
  readonly good: readonly Row[];
  /** Rows that break it, and nothing else. */
  readonly bad: readonly Row[];
  /** Columns whose test fails for the bad rows, one entry a test; empty text: a test of the table. */
  readonly fails: readonly string[];
  /** What dbt says of them: `fail` where it is not said. */
  readonly status?: 'warn';
  /** Column -> type, where the table does not have the type of the property: data that breaks would not fit in. */
  readonly stored?: Readonly<Record<string, string>>;
  /** Databases in which it cannot be expressed, with what the reason says. */
  readonly unexpressed?: Readonly<Partial<Record<'duckdb' | 'postgres', RegExp>>>;
}

export type Property = Readonly<Record<string, unknown>> & { readonly name: string };

/** A construct of one property, `value`, whose cells are given row by row. */
export function ofValue(
  name: string,
  property: Readonly<Record<string, unknown>>,
  cells: { readonly good: readonly Cell[]; readonly bad: readonly Cell[] },
  more: Partial<Construct> = {},
): Construct {
  const rows = (values: readonly Cell[]) => values.map((value) => ({ value }));
  return {
    name,
    object: { properties: [{ name: 'value', ...property }] },
    good: rows(cells.good),
    bad: rows(cells.bad),
    fails: ['value'],
    ...more,
  };
}
