import { mostSimilar } from '../base/similar.ts';
import type { MapVisit } from '../model/visit.ts';
import type { Misplaced, TypeSpec, ValueSpec } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import { isWithin } from '../spec/version.ts';
import { hasColon, type YamlPair } from '../syntax/yaml/tree.ts';

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

/** Whether the map has the field under a wrong name, of which another finding speaks. */
export function isMisnamed(visit: MapVisit, field: string): boolean {
  return visit.node.pairs.some(({ key }) => {
    const name = String(key.value);
    if (visit.table.fields.has(name)) return false;
    return adviceFor(visit, name)?.to === field || meantField(visit, name, [field]) === field;
  });
}

/** An entry of a list that is written as if the list were a map: `- orders: …` for `- name: orders`. */
export interface Shorthand {
  readonly pair: YamlPair;
  /** The field that names such an entry, and the one where a plain value belongs. */
  readonly key: string;
  readonly value: string | undefined;
}

/** Undefined when the map says more than one pair of a name and something about it. */
export function shorthandOf(visit: MapVisit, spec: SpecIndex): Shorthand | undefined {
  const [pair] = visit.node.pairs;
  if (pair === undefined || visit.node.pairs.length !== 1 || !hasColon(pair)) return undefined;
  const { type, table, version } = visit;
  const name = String(pair.key.value);
  const isKnown = table.fields.has(name) || Object.hasOwn(type.fields, name);
  if (visit.slot?.item === undefined || isKnown || isOpen(visit)) {
    return undefined;
  }
  const { key, value } = entryFields(type);
  const field = key === undefined ? undefined : table.fields.get(key);
  if (key === undefined || field === undefined || !spec.isRequired(field, version))
    return undefined;
  if (adviceFor(visit, name) !== undefined || meantField(visit, name) !== undefined) {
    return undefined;
  }
  if (!mayBeNamed(name, spec.value(field, version))) return undefined;
  return { pair, key, value };
}

/** Whether an entry may be called so: by any name, or by one of those that its field takes. */
export function mayBeNamed(name: string, value: ValueSpec): boolean {
  if (value.kind !== 'string' || value.values === undefined) return true;
  const known = value.values.flatMap((choice) => [choice.value, ...(choice.aliases ?? [])]);
  return isSpelling(name, known) || mostSimilar(name, known) !== undefined;
}

/** Whether all that an entry of a list says is one thing that nobody knows: then that is its mistake. */
export function isOneUnknown({ node, table, slot }: MapVisit): boolean {
  const [pair] = node.pairs;
  if (pair === undefined || node.pairs.length !== 1 || slot?.item === undefined) return false;
  return hasColon(pair) && !table.fields.has(String(pair.key.value));
}

/** The fields that a `name: value` stands for, where an entry of a list is wanted. */
export function entryFields({ entry, nameField, fields }: TypeSpec): {
  readonly key: string | undefined;
  readonly value: string | undefined;
} {
  if (entry !== undefined) return entry;
  const others = Object.entries(fields).filter(
    ([name, field]) => name !== nameField && field.required !== undefined,
  );
  return { key: nameField, value: others.length === 1 ? others[0]?.[0] : undefined };
}

/** The field of an entry that a plain text in its place stands for. */
export function textFieldOf(type: TypeSpec): string | undefined {
  return type.textField ?? entryFields(type).key;
}

/** What the tables say of a field that does not belong into this map. */
export function adviceFor({ type, byName }: MapVisit, name: string): Misplaced | undefined {
  if (type.misplaced === undefined || !Object.hasOwn(type.misplaced, name)) return undefined;
  const advice = type.misplaced[name];
  const isList = advice?.ofList !== undefined && byName.get(name)?.pair.value?.kind === 'sequence';
  return isList ? advice.ofList : advice;
}

/** The field that gives away that not it is misplaced but its whole map: that one finding says it all. */
export function wrongEntryKey(visit: MapVisit): YamlPair | undefined {
  const { type, byName } = visit;
  const { misplaced } = type;
  if (misplaced === undefined) return undefined;
  let first: YamlPair | undefined;
  for (const name of Object.keys(misplaced)) {
    if (misplaced[name]?.convert !== 'wrap-entries') continue;
    const found = adviceFor(visit, name)?.convert === 'wrap-entries' ? byName.get(name) : undefined;
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
