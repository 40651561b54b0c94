import type { LineIndex } from '../../base/line-index.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import {
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../syntax/yaml/tree.ts';
import { placeOf } from '../place.ts';
import { pairsOf, PairsByName } from '../pairs.ts';
import { isDeferred } from '../shape.ts';
import { isUsablePattern } from './name-pattern.ts';
import type { Origin, Stated } from './origin.ts';

type Written = Exclude<YamlNode, { kind: 'alias' }>;

interface Source {
  readonly uri: string;
  readonly lines: LineIndex;
}

/** A map of a policy as its reader sees it: what has another shape than it must have, or is known only later, is not there. */
export class PolicyMap {
  readonly #node: YamlMap;
  readonly #pairs: PairsByName;
  readonly #source: Source;

  constructor(node: YamlMap, source: Source) {
    this.#node = node;
    this.#pairs = new PairsByName(node);
    this.#source = source;
  }

  /** The top level of a document; undefined when it is no map. */
  static of(document: YamlDocument, uri: string, lines: LineIndex): PolicyMap | undefined {
    const root = document.tree();
    return root?.kind === 'map' ? new PolicyMap(root, { uri, lines }) : undefined;
  }

  /** Its first line. */
  get at(): Origin {
    return this.#at(this.#node);
  }

  /** Whether the key is there, whatever it holds. */
  has(key: string): boolean {
    return this.#pairs.has(key);
  }

  text(key: string): Stated<string> | undefined {
    const node = this.#value(key);
    const value = node && textOf(node);
    return node === undefined || value === undefined ? undefined : { value, at: this.#at(node) };
  }

  /** A text that is one of the words. */
  word<Word extends string>(key: string, words: readonly Word[]): Stated<Word> | undefined {
    const written = this.text(key);
    const value = words.find((word) => word === written?.value);
    return written === undefined || value === undefined ? undefined : { ...written, value };
  }

  /** A regular expression that can be used. */
  pattern(key: string): Stated<string> | undefined {
    const written = this.text(key);
    return written !== undefined && isUsablePattern(written.value) ? written : undefined;
  }

  number(key: string): Stated<number> | undefined {
    const node = this.#value(key);
    if (node?.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
    return { value: node.value, at: this.#at(node) };
  }

  flag(key: string): Stated<boolean> | undefined {
    const node = this.#value(key);
    if (node?.kind !== 'scalar' || typeof node.value !== 'boolean') return undefined;
    return { value: node.value, at: this.#at(node) };
  }

  /** The texts of a list, or the only one that stands in its place. */
  texts(key: string): readonly Stated<string>[] | undefined {
    const node = this.#value(key);
    if (node?.kind === 'scalar') {
      const only = this.text(key);
      return only && [only];
    }
    if (node?.kind !== 'sequence') return undefined;
    return node.items.flatMap((item) => {
      const scalar = resolveAlias(item.value);
      const value = scalar && textOf(scalar);
      return scalar === undefined || value === undefined ? [] : [{ value, at: this.#at(scalar) }];
    });
  }

  /** The same as one value with the place of the whole. */
  list(key: string): Stated<readonly string[]> | undefined {
    const texts = this.texts(key);
    const node = this.#value(key);
    if (texts === undefined || node === undefined) return undefined;
    return { value: texts.map(({ value }) => value), at: this.#at(node) };
  }

  map(key: string): PolicyMap | undefined {
    const node = this.#value(key);
    return node?.kind === 'map' ? new PolicyMap(node, this.#source) : undefined;
  }

  /** The maps in a list. */
  maps(key: string): readonly PolicyMap[] {
    const node = this.#value(key);
    if (node?.kind !== 'sequence') return [];
    return node.items.flatMap(({ value }) => {
      const map = resolveAlias(value);
      return map?.kind === 'map' ? [new PolicyMap(map, this.#source)] : [];
    });
  }

  /** Its keys, each with its place. */
  keys(): readonly Stated<string>[] {
    return pairsOf(this.#node).map(({ pair: { key } }) => ({
      value: String(key.value),
      at: this.#at(key),
    }));
  }

  #value(key: string): Written | undefined {
    return resolveAlias(this.#pairs.get(key)?.pair.value);
  }

  #at(node: Written | YamlScalar): Origin {
    return { uri: this.#source.uri, place: placeOf(node, this.#source.lines) };
  }
}

/** The text of a scalar that says something, and says it now. */
function textOf(node: Written): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  return node.value === '' || isDeferred(node) ? undefined : node.value;
}
