import type {
  ColumnOrigin,
  OutsideRelation,
  ReachedColumn,
} from '../../syntax/sql/provenance/facts.ts';
import type { Place } from '../place.ts';

export type { ColumnOrigin, ReachedColumn };

/** What a model reads. */
export type Relation = OutsideRelation;

/** A word of a file, and where it stands. */
export interface Word {
  readonly text: string;
  readonly place: Place;
}

/** The name of a model, and of the project or package that it is to be found in, where that is said. */
export interface RefWord extends Word {
  readonly package?: string;
}

/** What governance and lineage want to know of the SQL of a dbt model. */
export interface DbtModel {
  /** File name without `.sql`. */
  readonly name: string;
  /** Arguments of `config(...)` that are plain texts. */
  readonly materialized: Word | undefined;
  readonly tags: readonly Word[];
  /** Whether it has tags that are known only when dbt runs: `tags=var('tags')`. */
  readonly moreTags: boolean;
  /** `enabled=false`: dbt passes it over. */
  readonly disabled: boolean;
  readonly refs: readonly RefWord[];
  readonly sources: readonly { readonly source: Word; readonly table: Word }[];
  /** Tables that are named without `ref` or `source`: `raw.stripe.customers`. */
  readonly tables: readonly Word[];
  /** Names of macros of no package that templates call in place of SQL, in lower case: `hash_pii`. */
  readonly macros: readonly string[];
  /** `{% set NAME = 30 %}`: names of constants. */
  readonly constants: readonly Word[];
  /** What the last SELECT gives, as far as the text alone tells. Undefined when the SQL could not be read. */
  readonly columns: readonly DbtColumn[] | undefined;
  /** Every place where a column of a ref, source or table is read, whatever becomes of it. */
  readonly reads: readonly ColumnRead[];
}

/** A column that a model gives. */
export interface DbtColumn {
  /** The alias, or the name that is selected; `*` for columns that the text does not name. Stands at the star where only a contract names it. */
  readonly name: Word;
  /** The columns that it is made of, through all CTEs, subqueries and stars. */
  readonly from: readonly ColumnOrigin[];
  /** Without alias and quotes: what it is read from has called it so, and the database folds its case. */
  readonly passedOn?: boolean;
}

/** A column of a relation outside of the model where its name stands in the text. */
export interface ColumnRead {
  readonly relation: Relation;
  readonly column: Word;
  /** Macros and functions around it where it stands, outermost first, in lower case. */
  readonly through: readonly string[];
  /** Whether the value, or something made of it, reaches a column of the model; otherwise it only joins or filters. */
  readonly given: boolean;
  /** Every way to a column of the model, with all macros and functions on it. */
  readonly reaches: readonly ReachedColumn[];
  /** What a fix would wrap: the name with its qualifier, `c.email`. Undefined where the name stands in a template, as the argument of a macro. */
  readonly expression: Word | undefined;
  /** Whether it is an item of a select list without an alias, so that a fix must add one. */
  readonly bare: boolean;
}
