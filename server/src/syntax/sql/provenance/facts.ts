import type { Range } from '../../../base/range.ts';

/** What a model reads. */
export type OutsideRelation =
  | { readonly kind: 'ref'; readonly name: string; readonly package?: string }
  | { readonly kind: 'source'; readonly source: string; readonly table: string }
  | { readonly kind: 'table'; readonly name: string };

/** The columns of a relation, where somebody knows them. */
export type ColumnsOf = (relation: OutsideRelation) => readonly string[] | undefined;

/** A word of the text. */
export interface SqlWord extends Range {
  readonly text: string;
}

/** A column of a relation outside of the model. */
export interface ColumnOrigin {
  readonly relation: OutsideRelation;
  /** Undefined for all columns of the relation, where the text does not name them: `select *`. */
  readonly column: string | undefined;
  /** Where all columns are meant: those that are not, in lower case. */
  readonly except: readonly string[];
  /** Macros and SQL functions that the value passes on its way, outermost first, in lower case: `hash_pii`, `sha2`. */
  readonly through: readonly string[];
  /** The value itself is not passed on: it is compared, or chooses a branch of CASE or a window. */
  readonly decides: boolean;
}

/** A way of a column that is read to a column of the model. */
export interface ReachedColumn {
  /** Undefined where the text does not name it. */
  readonly column: string | undefined;
  readonly through: readonly string[];
  readonly decides: boolean;
}

/** A column of a relation outside of the model where its name stands in the text. */
export interface SqlRead {
  readonly relation: OutsideRelation;
  readonly column: SqlWord;
  /** Macros and functions around it, outermost first, in lower case. */
  readonly through: readonly string[];
  readonly reaches: readonly ReachedColumn[];
  /** What a fix would wrap: the name with its qualifier, `c.email`. Undefined where the name stands in a template. */
  readonly expression: SqlWord | undefined;
  /** Whether it is an item of a select list without an alias. */
  readonly bare: boolean;
}

export interface SqlOutputColumn {
  /** `*` for columns that the text does not name. */
  readonly name: SqlWord;
  readonly from: readonly ColumnOrigin[];
  /** Whether it is a column that is selected without an alias, and without quotes. */
  readonly passedOn: boolean;
}

/** What the SQL of a model gives and reads. */
export interface Provenance {
  readonly columns: readonly SqlOutputColumn[];
  readonly reads: readonly SqlRead[];
  /** Relations that are named without a template. */
  readonly tables: readonly SqlWord[];
}
