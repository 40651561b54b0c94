import { mostSimilar } from '../base/similar.ts';
import type { MapVisit } from '../model/visit.ts';
import type { Misplaced } from '../spec/metamodel.ts';
import { isWithin } from '../spec/version.ts';
import type { YamlPair } from '../syntax/yaml/tree.ts';

/** Whether the standard lets unknown fields pass in this map. */
export function isOpen({ type, version }: MapVisit): boolean {
  return type.open !== undefined && isWithin(type.open, version);
}

/** The fields that the map could still take: known, of the version, and not written yet. */
export function freeFields({ byName, table, version }: MapVisit): readonly string[] {
  const free: string[] = [];
  for (const [name, field] of table.fields) {
    if (!byName.has(name) && isWithin(field, version)) free.push(name);
  }
  return free;
}

/** The free field that an unknown one is a misspelling of, unless the tables know better. */
export function meantField(
  visit: MapVisit,
  name: string,
  free: readonly string[] = freeFields(visit),
): string | undefined {
  if (adviceFor(visit, name) !== undefined && !isSpelling(name, free)) return undefined;
  return mostSimilar(name, free);
}

/** What the tables say of a field that does not belong into this map. */
export function adviceFor({ type }: MapVisit, name: string): Misplaced | undefined {
  return type.misplaced !== undefined && Object.hasOwn(type.misplaced, name)
    ? type.misplaced[name]
    : undefined;
}

/** The field that gives away that not it is misplaced but its whole map: that one finding says it all. */
export function wrongEntryKey({ type, byName }: MapVisit): YamlPair | undefined {
  const { misplaced } = type;
  if (misplaced === undefined) return undefined;
  let first: YamlPair | undefined;
  for (const name of Object.keys(misplaced)) {
    const found = misplaced[name]?.convert === 'wrap-entries' ? byName.get(name) : undefined;
    if (found === undefined || found.via !== undefined) continue;
    if (first === undefined || found.pair.start < first.start) first = found.pair;
  }
  return first;
}

/** Whether a word is one of the names but for case, hyphens and underscores. */
export function isSpelling(word: string, names: readonly string[]): boolean {
  const plain = bare(word);
  return names.some((name) => bare(name) === plain);
}

function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[_\-\s]/g, '');
}
