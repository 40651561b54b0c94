import {
  findPair,
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlSequence,
} from '../yaml/tree.ts';
import type { Collection, Entry, EntryLists } from './entry.ts';
import { looseText, sameKey } from './loose-text.ts';
import { pairTests, testIds } from './test-identity.ts';

/** Maps that have one of these are the same as those with the same one. */
const NAMES = ['name', 'package', 'git', 'local', 'tarball', 'input'];

/**
 * The entries of three versions of a collection, matched by key, by name, by test, or by what a plain value says.
 * Undefined where nothing tells them apart: such a collection is one value. `key`: that of the collection.
 */
export function entriesOf(
  base: Collection | undefined,
  current: Collection,
  next: Collection,
  key: string | undefined,
): EntryLists | undefined {
  const isTests = key !== undefined && sameKey(key) === 'data_tests';
  const read = (of: Collection | undefined): readonly Entry[] | undefined => {
    if (of === undefined) return [];
    return of.kind === 'map' ? pairsOf(of) : itemsOf(of, isTests);
  };
  const lists = { base: read(base), current: read(current), next: read(next) };
  if (lists.base === undefined || lists.current === undefined || lists.next === undefined)
    return undefined;
  const all = { base: lists.base, current: lists.current, next: lists.next };
  const paired = isTests && current.kind === 'sequence' ? pairTests(all) : all;
  return Object.values(paired).every(isUnique) ? paired : undefined;
}

function pairsOf({ pairs }: YamlMap): readonly Entry[] {
  return pairs.map((at) => {
    const label = String(at.key.value);
    return { id: sameKey(label), label, at, value: at.value };
  });
}

function itemsOf({ items }: YamlSequence, isTests: boolean): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  for (const at of items) {
    const identity = isTests ? testIds(at.value) : identityOf(at.value);
    if (identity === undefined) return undefined;
    entries.push({ ...identity, at, value: at.value });
  }
  return entries;
}

/** What makes an item of a list itself. */
function identityOf(value: YamlNode | undefined): { id: string; label: string } | undefined {
  const target = resolveAlias(value);
  if (target?.kind === 'scalar' && target.value !== null)
    return { id: looseText(target), label: String(target.value) };
  if (target?.kind !== 'map') return undefined;
  for (const name of NAMES) {
    const found = resolveAlias(findPair(target, name)?.value);
    if (found?.kind === 'scalar' && found.value !== null)
      return { id: `${name} ${looseText(found)}`, label: String(found.value) };
  }
  return constraintIdentity(target);
}

/** A constraint of a dbt model or column: its type, and what it is about. */
function constraintIdentity(map: YamlMap): { id: string; label: string } | undefined {
  const type = resolveAlias(findPair(map, 'type')?.value);
  if (type?.kind !== 'scalar' || typeof type.value !== 'string') return undefined;
  const about = ['columns', 'expression', 'to'].map((key) => looseText(findPair(map, key)?.value));
  return { id: `type ${type.value} ${about.join(' ')}`, label: type.value };
}

function isUnique(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ id }) => id)).size === entries.length;
}
