import type { Range } from '../base/range.ts';
import {
  findPair,
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../syntax/yaml/tree.ts';

export interface EffectivePair {
  readonly pair: YamlPair;
  /** The merge key that brings the pair in from elsewhere. */
  readonly via: Range | undefined;
}

/** Whether the map takes pairs from elsewhere. */
export function hasMerge(node: YamlMap): boolean {
  return findPair(node, '<<') !== undefined;
}

/** The pairs of a map as a loader sees them: `<<` merged in, own keys first, the first of two equal merged keys kept. */
export function pairsOf(node: YamlMap): readonly EffectivePair[] {
  if (!hasMerge(node)) return node.pairs.map((pair) => ({ pair, via: undefined }));
  const result: EffectivePair[] = [];
  for (const pair of node.pairs) if (pair.key.value !== '<<') result.push({ pair, via: undefined });
  const seen = new Set(result.map(({ pair }) => String(pair.key.value)));
  for (const merge of node.pairs) {
    if (merge.key.value !== '<<') continue;
    for (const source of mergeSources(merge.value)) {
      for (const { pair } of pairsOf(source)) {
        const name = String(pair.key.value);
        if (seen.has(name)) continue;
        seen.add(name);
        result.push({ pair, via: merge.key });
      }
    }
  }
  return result;
}

/** The pairs of a map by key, as a loader sees them; of two with the same key the first. */
export class PairsByName {
  readonly #node: YamlMap;
  /** Only where something is merged in. */
  readonly #table: ReadonlyMap<string, EffectivePair> | undefined;

  constructor(node: YamlMap) {
    this.#node = node;
    if (hasMerge(node)) this.#table = tableOf(node);
  }

  has(name: string): boolean {
    if (this.#table !== undefined) return this.#table.has(name);
    return findPair(this.#node, name) !== undefined;
  }

  get(name: string): EffectivePair | undefined {
    if (this.#table !== undefined) return this.#table.get(name);
    const pair = findPair(this.#node, name);
    return pair && { pair, via: undefined };
  }

  keys(): Iterable<string> {
    return (this.#table ?? tableOf(this.#node)).keys();
  }
}

function tableOf(node: YamlMap): ReadonlyMap<string, EffectivePair> {
  const table = new Map<string, EffectivePair>();
  for (const one of pairsOf(node)) {
    const name = String(one.pair.key.value);
    if (!table.has(name)) table.set(name, one);
  }
  return table;
}

function mergeSources(node: YamlNode | undefined): YamlMap[] {
  const target = resolveAlias(node);
  if (target?.kind === 'map') return [target];
  if (target?.kind !== 'sequence') return [];
  return target.items.flatMap((item) => {
    const source = resolveAlias(item.value);
    return source?.kind === 'map' ? [source] : [];
  });
}
