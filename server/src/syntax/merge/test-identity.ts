import { findPair, resolveAlias, type YamlMap, type YamlNode } from '../yaml/tree.ts';
import type { Entry, EntryLists } from './entry.ts';
import { looseMap, looseText } from './loose-text.ts';

/** What a test says beside its arguments: by these it stays the same one. */
const SETTINGS: ReadonlySet<string> = new Set([
  ...['name', 'config', 'description', 'severity', 'where', 'tags', 'meta', 'limit', 'enabled'],
  ...['warn_if', 'error_if', 'fail_calc', 'store_failures', 'store_failures_as', 'alias'],
]);

/** What makes an entry of `data_tests` itself: its own name, or the test with its arguments. */
export function testIds(value: YamlNode | undefined): { id: string; label: string } | undefined {
  const target = resolveAlias(value);
  if (target?.kind === 'scalar' && typeof target.value === 'string')
    return { id: idOf(target.value, looseMap([])), label: target.value };
  if (target?.kind !== 'map') return undefined;
  const named = textAt(target, 'test_name');
  const [first] = target.pairs;
  const test = named ?? (first === undefined ? undefined : String(first.key.value));
  if (test === undefined) return undefined;
  const given = named === undefined ? resolveAlias(first?.value) : target;
  const settings = given?.kind === 'map' ? given : undefined;
  const name = settings && textAt(settings, 'name');
  if (name !== undefined) return { id: `name ${JSON.stringify(name)}`, label: name };
  return { id: idOf(test, argumentsOf(settings)), label: test };
}

/**
 * Gives a test that changed its arguments the id that it had, where no other of the same test could be meant: so it is
 * changed where it stands, not removed and added.
 */
export function pairTests({ base, current, next }: EntryLists): EntryLists {
  return { base, current: paired(base, current, next), next: paired(base, next, current) };
}

function paired(
  base: readonly Entry[],
  own: readonly Entry[],
  others: readonly Entry[],
): readonly Entry[] {
  const had = new Set(base.map(({ id }) => id));
  const has = new Set(own.map(({ id }) => id));
  // What both have is the same one already.
  const shared = new Set(others.map(({ id }) => id));
  const gone = byTest(base.filter(({ id }) => !has.has(id)));
  const fresh = byTest(own.filter(({ id }) => !had.has(id)));
  return own.map((entry) => {
    if (had.has(entry.id) || shared.has(entry.id)) return entry;
    const [was, ...more] = gone.get(entry.label) ?? [];
    const alone = fresh.get(entry.label)?.length === 1 && more.length === 0;
    return was !== undefined && alone ? { ...entry, id: was.id } : entry;
  });
}

function byTest(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.label);
    if (group === undefined) groups.set(entry.label, [entry]);
    else group.push(entry);
  }
  return groups;
}

function idOf(test: string, given: string): string {
  return `test ${test} ${given}`;
}

/** Below `arguments`, or beside the settings as dbt had it before 1.10. */
function argumentsOf(map: YamlMap | undefined): string {
  const own = (map?.pairs ?? []).flatMap(({ key, value }): [string, string][] => {
    const name = String(key.value);
    if (SETTINGS.has(name) || name === 'test_name') return [];
    const target = resolveAlias(value);
    if (name !== 'arguments' || target?.kind !== 'map') return [[name, looseText(value)]];
    return target.pairs.map((pair) => [String(pair.key.value), looseText(pair.value)]);
  });
  return looseMap(own);
}

function textAt(map: YamlMap, key: string): string | undefined {
  const value = resolveAlias(findPair(map, key)?.value);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
