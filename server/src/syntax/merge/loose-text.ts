import { resolveAlias, type YamlNode } from '../yaml/tree.ts';

const known = new WeakMap<YamlNode, string>();

/**
 * What a value says, in one way of writing it: two that say the same have the same one. The order of keys and of lists
 * does not count, nor does `tests`, as dbt called `data_tests` before.
 */
export function looseText(node: YamlNode | undefined): string {
  const target = resolveAlias(node);
  if (target === undefined) return 'null';
  let text = known.get(target);
  if (text !== undefined) return text;
  switch (target.kind) {
    case 'scalar':
      text = typeof target.value === 'string' ? JSON.stringify(target.value) : String(target.value);
      break;
    case 'sequence':
      text = looseList(target.items.map(({ value }) => looseText(value)));
      break;
    case 'map':
      text = looseMap(target.pairs.map(({ key, value }) => [String(key.value), looseText(value)]));
  }
  known.set(target, text);
  return text;
}

/** Of a list, by what its items say. */
export function looseList(items: readonly string[]): string {
  return `[${[...items].sort().join(',')}]`;
}

/** Of a map, by its keys and what its values say. */
export function looseMap(pairs: readonly (readonly [key: string, value: string])[]): string {
  const said = pairs.map(([key, value]) => `${JSON.stringify(sameKey(key))}:${value}`);
  return `{${said.sort().join(',')}}`;
}

/** dbt refuses both names side by side. */
export function sameKey(key: string): string {
  return key === 'tests' ? 'data_tests' : key;
}
