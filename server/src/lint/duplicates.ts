import type { Range } from '../base/range.ts';

/** Something that must be the only one with its key. */
export interface Keyed {
  readonly key: string;
  readonly range: Range;
}

/** A thing whose key an earlier one has. */
export interface Duplicate<T extends Keyed> {
  readonly one: T;
  readonly first: T;
}

/** Everything but the first of each key, in the order given. */
export function* duplicatesOf<T extends Keyed>(all: Iterable<T>): Iterable<Duplicate<T>> {
  const seen = new Map<string, T>();
  for (const one of all) {
    const first = seen.get(one.key);
    if (first === undefined) seen.set(one.key, one);
    else yield { one, first };
  }
}
