import { resolveAlias, type YamlNode } from '../syntax/yaml/tree.ts';

/** Equal texts for equal values, whatever the order of keys and the way of writing. */
export function canonical(node: YamlNode | undefined, depth = 0): string {
  const real = resolveAlias(node);
  if (real === undefined || depth > 50) return 'null';
  if (real.kind === 'scalar') {
    return typeof real.value === 'bigint' ? String(real.value) : JSON.stringify(real.value);
  }
  if (real.kind === 'sequence') {
    return `[${real.items.map(({ value }) => canonical(value, depth + 1)).join()}]`;
  }
  const pairs = real.pairs.map(
    ({ key, value }) => `${JSON.stringify(String(key.value))}:${canonical(value, depth + 1)}`,
  );
  return `{${pairs.sort().join()}}`;
}
