import type { Range } from '../../base/range.ts';

/**
 * Immutable syntax trees of YAML and JSON.
 *
 * Every node says where it stands. What offsets count from depends on who holds the tree: the
 * trees of a `YamlFragment` count from the start of the fragment, the tree of `YamlFile.tree()`
 * counts from the start of the file. A node never mixes the two.
 */
export type YamlNode = YamlMap | YamlSequence | YamlScalar | YamlAlias;

export interface YamlMap extends Range {
  readonly kind: 'map';
  /** Written in braces. */
  readonly flow: boolean;
  /** In source order, duplicates included. Pairs of a `<<` merge are not copied in: the pair with key `<<` stands here. */
  readonly pairs: readonly YamlPair[];
  readonly anchor?: string;
  readonly tag?: string;
}

export interface YamlPair extends Range {
  readonly key: YamlScalar;
  /** Offset of the colon, or of the end of the key where none is written. */
  readonly colon: number;
  /** Undefined where nothing is written behind the colon, which means null in YAML. */
  readonly value: YamlNode | undefined;
}

export interface YamlSequence extends Range {
  readonly kind: 'sequence';
  /** Written in brackets. */
  readonly flow: boolean;
  readonly items: readonly YamlItem[];
  readonly anchor?: string;
  readonly tag?: string;
}

/** One item: from its dash (block style) or its first character (flow style) to the end of its value. */
export interface YamlItem extends Range {
  readonly value: YamlNode | undefined;
}

/** `template` is an unquoted `{{ ... }}` of Jinja: its text is the value, unknown until it is rendered. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'template';

export interface YamlScalar extends Range {
  readonly kind: 'scalar';
  /** The resolved value by the core schema of YAML 1.2. */
  readonly value: string | number | bigint | boolean | null;
  readonly style: ScalarStyle;
  readonly anchor?: string;
  readonly tag?: string;
}

export interface YamlAlias extends Range {
  readonly kind: 'alias';
  readonly name: string;
  /** The node that carries the anchor; undefined when there is none, or when it would contain itself. */
  readonly target: YamlNode | undefined;
}

/** A `#` comment, hash included, line break left out. */
export interface YamlComment extends Range {
  readonly text: string;
  /** Nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

/** Follows an alias to what it stands for. */
export function resolveAlias(
  node: YamlNode | undefined,
): YamlMap | YamlSequence | YamlScalar | undefined {
  let current = node;
  for (let hops = 0; current?.kind === 'alias'; hops++) {
    if (hops > 100) return undefined;
    current = current.target;
  }
  return current;
}

/** Whether somebody wrote the colon: in a block map a key without one is a half-typed line, a problem of its own. */
export function hasColon(pair: YamlPair): boolean {
  return pair.end > pair.colon;
}

/** Maps with more pairs than this get a table of their keys when somebody looks one up. */
const FEW = 32;
const tables = new WeakMap<YamlMap, ReadonlyMap<string, YamlPair>>();

/** The first pair with that key, `<<` merges not followed. */
export function findPair(map: YamlMap, key: string): YamlPair | undefined {
  if (map.pairs.length > FEW) return tableOf(map).get(key);
  for (const pair of map.pairs) {
    const { value } = pair.key;
    if (value === key || (typeof value !== 'string' && String(value) === key)) return pair;
  }
  return undefined;
}

function tableOf(map: YamlMap): ReadonlyMap<string, YamlPair> {
  let table = tables.get(map);
  if (table === undefined) {
    // From the end, so that the first of equal keys stays.
    table = new Map(map.pairs.toReversed().map((pair) => [String(pair.key.value), pair]));
    tables.set(map, table);
  }
  return table;
}
