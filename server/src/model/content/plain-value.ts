import { resolveAlias, type YamlNode } from '../../syntax/yaml/tree.ts';
import { pairsOf } from '../pairs.ts';

/** Beyond this many values the rest is left out: aliases can make a small text stand for a huge one. */
const MAX_VALUES = 100_000;

/** A tree as JSON would hold it: aliases followed, merge keys merged. Undefined for nothing, null for null. */
export function plainValue(node: YamlNode | undefined, budget = { left: MAX_VALUES }): unknown {
  const target = resolveAlias(node);
  if (target === undefined || budget.left-- <= 0) return undefined;
  switch (target.kind) {
    case 'scalar':
      return typeof target.value === 'bigint' ? String(target.value) : target.value;
    case 'sequence':
      return target.items.map(({ value }) => plainValue(value, budget) ?? null);
    case 'map':
      // No key of a file may reach a prototype.
      return Object.fromEntries(
        pairsOf(target).map(({ pair }) => [
          String(pair.key.value),
          plainValue(pair.value, budget) ?? null,
        ]),
      );
  }
}
