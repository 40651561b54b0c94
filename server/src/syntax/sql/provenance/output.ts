import type { ColumnOrigin, ReachedColumn, SqlRead, SqlWord } from './facts.ts';

/** A read whose ways are not known to the end yet. */
export interface OpenRead extends SqlRead {
  readonly reaches: ReachedColumn[];
  bare: boolean;
}

/** An origin with the place where its name stands; without one as long as only stars passed it on. */
export interface Origin extends ColumnOrigin {
  readonly read: OpenRead | undefined;
}

export type Origins = readonly Origin[];

/** What a query gives, item by item. */
export type Entry =
  | {
      readonly kind: 'column';
      /** Undefined where the database decides. Without a place where only a contract says it. */
      readonly name: SqlWord | undefined;
      /** The name as it is compared. */
      readonly key: string | undefined;
      readonly origins: Origins;
      /** Selected without an alias, and without quotes. */
      readonly passedOn?: boolean;
    }
  /** All columns of relations that nobody knows the columns of. */
  | { readonly kind: 'rest'; readonly name: SqlWord | undefined; readonly origins: Origins }
  /** Columns that nothing tells the names of: a function's, a pivot's. */
  | {
      readonly kind: 'any';
      readonly name?: SqlWord;
      readonly names: ReadonlySet<string>;
      readonly origins: Origins;
    }
  /** What a relation may have beside the columns that are known of it. */
  | { readonly kind: 'beyond'; readonly origins: Origins };

export interface Output {
  entries: readonly Entry[];
}

/** How sure it is that a column of this name is meant. */
export interface Found {
  readonly sure: 'named' | 'rest' | 'any' | 'beyond';
  readonly origins: Origins;
}

/** More are not told apart. */
const MAX_ORIGINS = 200;
const MAX_THROUGH = 12;

const NOWHERE = -1;

/** A name that only a contract says. */
export function placeless(text: string): SqlWord {
  return { text, start: NOWHERE, end: NOWHERE };
}

/** Everything in an output that a name may mean, the surest first. */
export function lookUp({ entries }: Output, key: string, text: string): readonly Found[] {
  const found: Found[] = [];
  for (const entry of entries) {
    if (entry.kind === 'column') {
      if (entry.key === key) return [{ sure: 'named', origins: entry.origins }];
    } else if (entry.kind === 'any') {
      if (entry.names.has(key)) return [{ sure: 'named', origins: entry.origins }];
      found.push({ sure: 'any', origins: entry.origins });
    } else {
      const origins = entry.origins
        .filter(({ except }) => !except.includes(key))
        .map((origin) => ({ ...origin, column: text, except: [] }));
      if (origins.length > 0) found.push({ sure: entry.kind, origins });
    }
  }
  return found;
}

/** All that a row of it is made of. */
export function wholeRow({ entries }: Output): Origins {
  return distinct(entries.flatMap((entry) => (entry.kind === 'beyond' ? [] : entry.origins)));
}

/** The same with what is around it. */
export function wrapped(origins: Origins, through: readonly string[], decides: boolean): Origins {
  if (through.length === 0 && !decides) return origins;
  return origins.map((origin) => ({
    ...origin,
    through: [...through, ...origin.through].slice(0, MAX_THROUGH),
    decides: decides || origin.decides,
  }));
}

export function distinct(origins: Origins): Origins {
  if (origins.length < 2) return origins;
  const seen = new Map<string, Origin>();
  for (const origin of origins) {
    const { relation, column, except, through, decides, read } = origin;
    const place = read === undefined ? '' : read.column.start;
    const key = JSON.stringify([relation, column, except, through, decides, place]);
    if (!seen.has(key)) seen.set(key, origin);
    if (seen.size >= MAX_ORIGINS) break;
  }
  return [...seen.values()];
}

/** What there is to know of origins once the places are noted. */
export function withoutReads(origins: Origins): readonly ColumnOrigin[] {
  return distinct(origins.map((origin) => ({ ...origin, read: undefined }))).map(
    ({ read: _read, ...origin }) => origin,
  );
}

/** What stars say beside `*`. Names as they are compared. */
export interface StarChanges {
  readonly without: ReadonlySet<string>;
  readonly replaced: ReadonlyMap<string, Entry>;
  readonly renamed: ReadonlyMap<string, Entry & { readonly kind: 'column' }>;
}

/** The entries that a star gives. `at` is where it stands. */
export function starred(
  entries: readonly Entry[],
  at: SqlWord,
  { without, replaced, renamed }: StarChanges,
): readonly Entry[] {
  const gone = [...without, ...replaced.keys(), ...renamed.keys()];
  const left = new Map<string, Entry>([...replaced, ...renamed]);
  const given: Entry[] = [];
  for (const entry of entries) {
    if (entry.kind === 'column') {
      const { key = '', name, origins } = entry;
      const other = left.get(key);
      left.delete(key);
      if (other?.kind === 'column') {
        given.push(renamed.has(key) ? { ...other, origins } : other);
      } else if (!without.has(key)) {
        const isPlaceless = name?.start === NOWHERE;
        given.push(isPlaceless ? { ...entry, name: { ...at, text: name.text } } : entry);
      }
    } else if (entry.kind === 'rest') {
      const origins = entry.origins.map((origin) => ({
        ...origin,
        except: gone.length === 0 ? origin.except : [...new Set([...origin.except, ...gone])],
      }));
      given.push({ ...entry, name: entry.name ?? at, origins });
    } else given.push(entry.kind === 'any' ? { name: at, ...entry } : entry);
  }
  // What no column was found for is one of those that nobody knows.
  return entries.some(({ kind }) => kind !== 'column') ? [...given, ...left.values()] : given;
}

/** The rows of both, columns by their place or by name. */
export function united(left: Output, right: Output, byName: boolean): Output {
  const entries: Entry[] = [...left.entries];
  let others = [...right.entries];
  const isListed = (all: readonly Entry[]): boolean => all.every(({ kind }) => kind === 'column');
  const byPlace = !byName && (isListed(entries) || isListed(others) || sameKinds(entries, others));
  if (byPlace) {
    for (const [at, entry] of entries.entries()) entries[at] = joined(entry, others[at]);
    return { entries };
  }
  for (const [at, entry] of entries.entries()) {
    const match = others.find((other) =>
      entry.kind === 'column'
        ? other.kind === 'column' && other.key === entry.key
        : other.kind === entry.kind,
    );
    entries[at] = joined(entry, match);
    others = others.filter((other) => other !== match);
  }
  return { entries: [...entries, ...others] };
}

function sameKinds(left: readonly Entry[], right: readonly Entry[]): boolean {
  return left.length === right.length && left.every(({ kind }, at) => kind === right[at]!.kind);
}

function joined(entry: Entry, other: Entry | undefined): Entry {
  if (other === undefined || other.origins.length === 0) return entry;
  const isStar = other.kind !== 'column' && entry.kind === 'column';
  // A column beside a star: the one of the same name.
  const origins = isStar
    ? other.origins.map((origin) =>
        origin.column === undefined && entry.name !== undefined
          ? { ...origin, column: entry.name.text, except: [] }
          : origin,
      )
    : other.origins;
  return { ...entry, origins: distinct([...entry.origins, ...origins]) };
}
