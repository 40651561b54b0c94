import type { Range } from '../../base/range.ts';
import { resolveAlias, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import { PairsByName } from '../pairs.ts';
import { plainValue } from './plain-value.ts';

/** How many maps one document may give: aliases can make a small text stand for a huge one. */
const MAX_MAPS = 200_000;

/** How many maps were read of a document so far. */
export interface Budget {
  left: number;
}

export function newBudget(): Budget {
  return { left: MAX_MAPS };
}

/** Reads the values of a map: what has another kind than is asked for counts as not there. */
export class MapReader {
  readonly node: YamlMap;
  readonly #pairs: PairsByName;
  readonly #budget: Budget;

  constructor(node: YamlMap, budget: Budget) {
    this.node = node;
    this.#pairs = new PairsByName(node);
    this.#budget = budget;
  }

  get at(): Range {
    return { start: this.node.start, end: this.node.end };
  }

  get keys(): readonly string[] {
    return [...this.#pairs.keys()];
  }

  valueOf(name: string): Exclude<YamlNode, { kind: 'alias' }> | undefined {
    return resolveAlias(this.#pairs.get(name)?.pair.value);
  }

  /** Where the value of a key stands; the whole map where the key is not there. */
  placeOf(name: string): Range {
    const { start, end } = this.#pairs.get(name)?.pair.value ?? this.node;
    return { start, end };
  }

  /** Text, also where it looks like a number or a day; undefined when empty. */
  text(name: string): string | undefined {
    const value = this.scalar(name);
    return value === undefined || value === '' ? undefined : String(value);
  }

  /** Undefined for null and for what is no single value. */
  scalar(name: string): string | number | boolean | undefined {
    const node = this.valueOf(name);
    if (node?.kind !== 'scalar' || node.value === null) return undefined;
    return typeof node.value === 'bigint' ? String(node.value) : node.value;
  }

  flag(name: string): boolean {
    return this.scalar(name) === true;
  }

  number(name: string): number | undefined {
    const value = this.scalar(name);
    return typeof value === 'number' ? value : undefined;
  }

  /** The single values of a list; a single value counts as a list of one. */
  texts(name: string): readonly string[] {
    const node = this.valueOf(name);
    if (node?.kind === 'scalar') return node.value === null ? [] : [String(node.value)];
    if (node?.kind !== 'sequence') return [];
    return node.items.flatMap(({ value }) => {
      const item = resolveAlias(value);
      return item?.kind === 'scalar' && item.value !== null ? [String(item.value)] : [];
    });
  }

  /** As JSON would hold it; undefined where the key is not there. */
  plain(name: string): unknown {
    return this.#pairs.has(name) ? plainValue(this.valueOf(name)) : undefined;
  }

  /** A map of free keys; empty where there is none. */
  record(name: string): Readonly<Record<string, unknown>> {
    const node = this.valueOf(name);
    return node?.kind === 'map' ? (plainValue(node) as Record<string, unknown>) : {};
  }

  map(name: string): MapReader | undefined {
    const node = this.valueOf(name);
    return node?.kind === 'map' ? this.#reader(node) : undefined;
  }

  /** The maps of a list. */
  maps(name: string): readonly MapReader[] {
    const node = this.valueOf(name);
    if (node?.kind !== 'sequence') return [];
    return node.items.flatMap(({ value }) => {
      const item = resolveAlias(value);
      const reader = item?.kind === 'map' ? this.#reader(item) : undefined;
      return reader ?? [];
    });
  }

  #reader(node: YamlMap): MapReader | undefined {
    if (this.#budget.left-- <= 0) return undefined;
    return new MapReader(node, this.#budget);
  }
}
