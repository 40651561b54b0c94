import { limits } from './limits.ts';
import { resolveAlias, type YamlMap, type YamlNode } from './tree.ts';

/** Plain data; objects have no prototype, so that no key means anything but itself. */
export type JsValue = string | number | bigint | boolean | null | readonly JsValue[] | JsObject;
export interface JsObject {
  readonly [key: string]: JsValue;
}

/**
 * The data a tree stands for: aliases expanded, `<<` merged, the last of duplicate keys taken. Throws a
 * RangeError when aliases expand to more than `budget` nodes.
 */
export function toJs(node: YamlNode | undefined, budget = limits.expandedAliases * 100): JsValue {
  return new Reader(budget).value(node);
}

class Reader {
  #left: number;

  constructor(budget: number) {
    this.#left = budget;
  }

  value(node: YamlNode | undefined): JsValue {
    if (--this.#left < 0)
      throw new RangeError('The aliases of this file expand to too many values.');
    const target = resolveAlias(node);
    if (target === undefined) return null;
    if (target.kind === 'scalar') return target.value;
    if (target.kind === 'sequence') return target.items.map((item) => this.value(item.value));
    return this.#object(target);
  }

  #object(map: YamlMap): JsObject {
    const result = Object.create(null) as Record<string, JsValue>;
    for (const pair of map.pairs) {
      if (pair.key.value === '<<' && pair.key.style === 'plain') this.#merge(result, pair.value);
    }
    for (const pair of map.pairs) {
      if (pair.key.value === '<<' && pair.key.style === 'plain') continue;
      result[String(pair.key.value)] = this.value(pair.value);
    }
    return result;
  }

  /** What is merged first wins, and the map's own keys win over all of it. */
  #merge(into: Record<string, JsValue>, value: YamlNode | undefined): void {
    const source = resolveAlias(value);
    const maps =
      source?.kind === 'sequence' ? source.items.map((item) => resolveAlias(item.value)) : [source];
    for (const map of maps) {
      if (map?.kind !== 'map') continue;
      for (const [key, inner] of Object.entries(this.#object(map))) {
        if (!Object.hasOwn(into, key)) into[key] = inner;
      }
    }
  }
}
