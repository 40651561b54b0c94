import type { Casing, NameRule, NamingPolicy } from '../naming-policy.ts';
import type { Stated } from '../origin.ts';
import { wordsOf } from './casing.ts';

/** A name, with all that decides which rules it obeys. */
export interface NamedThing {
  readonly kind: 'table' | 'column' | 'constant';
  readonly name: string;
  /** The table around, for a column. */
  readonly object?: string | undefined;
  /** Key in `layers`: of a table, or of the table around a column. Rules of the layer are for tables, exceptions for both. */
  readonly layer?: string | undefined;
  /** Of a column: key in `column_rules`. */
  readonly logicalType?: string | undefined;
  readonly domain?: string | undefined;
  /** The file that it stands in. */
  readonly uri?: string | undefined;
}

/** A value of a policy with its path there: `layers.staging.prefix`. */
export interface Ruled<Value> extends Stated<Value> {
  readonly path: string;
}

/** What a policy asks of the names of one kind. */
export interface NameRules {
  readonly casing: Ruled<Casing> | undefined;
  readonly prefixes: Ruled<readonly string[]> | undefined;
  readonly suffixes: Ruled<readonly string[]> | undefined;
  readonly pattern: Ruled<string> | undefined;
  readonly maxLength: Ruled<number> | undefined;
  readonly example: Ruled<string> | undefined;
  /** Whether words are asked for as well: constants are only cased. */
  readonly words: boolean;
  /** Beginnings and ends that other rules of the kind ask for, so that a name may have them by mistake. */
  readonly foreign: Affixes;
  /** Beginnings and ends that are as the policy has them, in whatever casing the rest is. */
  readonly uncased: Affixes;
}

export interface Affixes {
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

const kept = new WeakMap<NamingPolicy, Map<string, NameRules>>();

/** The rules for a name, whatever it is; the same object for all names of the kind. */
export function nameRules(policy: NamingPolicy, thing: NamedThing): NameRules {
  const { kind } = thing;
  const name = kind === 'table' ? thing.layer : kind === 'column' ? thing.logicalType : undefined;
  const key = `${kind} ${name ?? ''}`;
  let rules = kept.get(policy);
  if (rules === undefined) kept.set(policy, (rules = new Map<string, NameRules>()));
  let found = rules.get(key);
  if (found === undefined) rules.set(key, (found = makeRules(policy, kind, name)));
  return found;
}

function makeRules(
  policy: NamingPolicy,
  kind: NamedThing['kind'],
  key: string | undefined,
): NameRules {
  const { casing, maxLength } = policy;
  if (kind === 'constant') {
    return { ...noRules, casing: ruled(casing.sqlConstants, 'casing.sql_constants') };
  }
  const field = kind === 'table' ? 'tables' : 'columns';
  const group: ReadonlyMap<string, NameRule> = kind === 'table' ? policy.layers : policy.columns;
  const rule = key === undefined ? undefined : group.get(key);
  const path = `${kind === 'table' ? 'layers' : 'column_rules'}.${key ?? ''}`;
  const others = [...group.values()].filter((one) => one !== rule);
  // A column whose type nobody says may be of any.
  const own = rule === undefined && key === undefined ? others : rule === undefined ? [] : [rule];
  // One number for both is one value.
  const lengths = maxLength.tables === maxLength.columns ? 'max_length' : `max_length.${field}`;
  return {
    casing: ruled(rule?.casing, `${path}.casing`) ?? ruled(casing[field], `casing.${field}`),
    prefixes: ruled(rule?.prefixes, `${path}.prefix`),
    suffixes: ruled(rule?.suffixes, `${path}.suffix`),
    pattern: ruled(rule?.pattern, `${path}.pattern`),
    maxLength: ruled(rule?.maxLength, `${path}.max_length`) ?? ruled(maxLength[field], lengths),
    example: ruled(rule?.example, `${path}.example`),
    words: true,
    foreign: {
      prefixes: misplaced(
        kind,
        others.map(({ prefixes }) => prefixes?.value),
      ),
      suffixes: misplaced(
        kind,
        others.map(({ suffixes }) => suffixes?.value),
      ),
    },
    uncased: {
      prefixes: own.flatMap(({ prefixes }) => prefixes?.value ?? []),
      suffixes: own.flatMap(({ suffixes }) => suffixes?.value ?? []),
    },
  };
}

const noRules: NameRules = {
  casing: undefined,
  prefixes: undefined,
  suffixes: undefined,
  pattern: undefined,
  maxLength: undefined,
  example: undefined,
  words: false,
  foreign: { prefixes: [], suffixes: [] },
  uncased: { prefixes: [], suffixes: [] },
};

function ruled<Value>(stated: Stated<Value> | undefined, path: string): Ruled<Value> | undefined {
  return stated && { ...stated, path };
}

/** Of columns only the first alternative: the others (`_month` beside `_date`) say more than the type. */
function misplaced(
  kind: NamedThing['kind'],
  affixes: readonly (readonly string[] | undefined)[],
): readonly string[] {
  return affixes.flatMap((all) => (kind === 'column' ? (all?.slice(0, 1) ?? []) : (all ?? [])));
}

const affixes = new WeakMap<NamingPolicy, ReadonlySet<string>>();

/** Words of all beginnings and ends, small: they are allowed wherever they stand. */
export function affixWords(policy: NamingPolicy): ReadonlySet<string> {
  let words = affixes.get(policy);
  if (words === undefined) {
    const rules: readonly NameRule[] = [...policy.layers.values(), ...policy.columns.values()];
    const all = rules.flatMap(({ prefixes, suffixes }) => [
      ...(prefixes?.value ?? []),
      ...(suffixes?.value ?? []),
    ]);
    words = new Set(all.flatMap(wordsOf).map(({ text }) => text.toLowerCase()));
    affixes.set(policy, words);
  }
  return words;
}
