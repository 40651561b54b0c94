import type { YamlItem, YamlNode, YamlPair, YamlScalar } from './tree.ts';

/** The same tree counted from an origin that lies `by` earlier. Aliases keep pointing at the shifted anchors. */
export function shiftNode(node: YamlNode, by: number): YamlNode {
  if (by === 0) return node;
  return new Shifter(by).node(node);
}

/** A scalar has no children, so it needs no bookkeeping. */
export function shiftScalar(node: YamlScalar, by: number): YamlScalar {
  return by === 0 ? node : { ...node, start: node.start + by, end: node.end + by };
}

class Shifter {
  readonly #by: number;
  readonly #anchored = new Map<YamlNode, YamlNode>();

  constructor(by: number) {
    this.#by = by;
  }

  node(node: YamlNode): YamlNode {
    const moved = this.#moved(node);
    if (node.kind !== 'alias' && node.anchor !== undefined) this.#anchored.set(node, moved);
    return moved;
  }

  #moved(node: YamlNode): YamlNode {
    const start = node.start + this.#by;
    const end = node.end + this.#by;
    switch (node.kind) {
      case 'scalar':
        if (node.anchor === undefined && node.tag === undefined) {
          return { kind: 'scalar', start, end, value: node.value, style: node.style };
        }
        return { ...node, start, end };
      case 'map': {
        const pairs = node.pairs.map((pair) => this.#pair(pair));
        if (node.anchor === undefined && node.tag === undefined) {
          return { kind: 'map', start, end, flow: node.flow, pairs };
        }
        return { ...node, start, end, pairs };
      }
      case 'sequence': {
        const items = node.items.map((item) => this.#item(item));
        if (node.anchor === undefined && node.tag === undefined) {
          return { kind: 'sequence', start, end, flow: node.flow, items };
        }
        return { ...node, start, end, items };
      }
      case 'alias': {
        const { target } = node;
        return { ...node, start, end, target: target && (this.#anchored.get(target) ?? target) };
      }
    }
  }

  #pair(pair: YamlPair): YamlPair {
    const by = this.#by;
    const key = this.node(pair.key);
    return {
      start: pair.start + by,
      end: pair.end + by,
      key: key.kind === 'scalar' ? key : shiftScalar(pair.key, by),
      colon: pair.colon + by,
      value: pair.value && this.node(pair.value),
    };
  }

  #item(item: YamlItem): YamlItem {
    const { start, end, value } = item;
    return { start: start + this.#by, end: end + this.#by, value: value && this.node(value) };
  }
}
