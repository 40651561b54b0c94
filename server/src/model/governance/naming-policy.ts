import type { Origin, Stated } from './origin.ts';
import type { PolicyException } from './policy-exception.ts';

export type Casing = 'snake_case' | 'UPPER_CASE' | 'camelCase' | 'PascalCase' | 'kebab-case';

/** What a name must look like; each part holds beside the others. */
export interface NameRule {
  /** Key in `layers` or `column_rules`. */
  readonly key: string;
  /** The key's place. */
  readonly at: Origin;
  /** One of them begins the name: `fct_|dim_` in the file. */
  readonly prefixes: Stated<readonly string[]> | undefined;
  readonly suffixes: Stated<readonly string[]> | undefined;
  /** ECMAScript source; undefined too when it does not compile or would take too long. */
  readonly pattern: Stated<string> | undefined;
  readonly casing: Stated<Casing> | undefined;
  readonly maxLength: Stated<number> | undefined;
  readonly example: Stated<string> | undefined;
}

/** Models of one layer. The key is the layer: `staging`, `intermediate`, `marts`. */
export interface LayerRule extends NameRule {
  /** As written; alternatives are divided by `|`: `table|incremental`. */
  readonly materialization: Stated<string> | undefined;
}

/** Columns of one logical type. The key is the type: `boolean`, `timestamp`. */
export interface ColumnRule extends NameRule {
  readonly timezone: Stated<string> | undefined;
}

/** Checks of names that an exception can lift. */
export type NameCheck =
  'casing' | 'prefix' | 'suffix' | 'pattern' | 'length' | 'reserved' | 'abbreviation';

export interface NamingException extends PolicyException {
  /** All checks when undefined. */
  readonly rules: readonly NameCheck[] | undefined;
}

/** `naming.json`. What a nearer file says replaces what a farther one says, key by key; exceptions add up. */
export interface NamingPolicy {
  readonly layers: ReadonlyMap<string, LayerRule>;
  readonly columns: ReadonlyMap<string, ColumnRule>;
  /** Names of those that layers may have beside the ones of dbt and its adapters. */
  readonly materializations: readonly string[];
  readonly casing: {
    readonly tables: Stated<Casing> | undefined;
    readonly columns: Stated<Casing> | undefined;
    readonly sqlConstants: Stated<Casing> | undefined;
  };
  readonly maxLength: {
    readonly tables: Stated<number> | undefined;
    readonly columns: Stated<number> | undefined;
  };
  /** Lower case -> where it stands. */
  readonly reservedWords: ReadonlyMap<string, Origin>;
  /** Short words that may be used, lower case; undefined when no list says so, so that all may. */
  readonly allowedAbbreviations: ReadonlyMap<string, Origin> | undefined;
  /** Short word, lower case -> the word to write instead. */
  readonly writtenOut: ReadonlyMap<string, Stated<string>>;
  readonly exceptions: readonly NamingException[];
}
