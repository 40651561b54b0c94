import type { YamlItem, YamlNode, YamlPair, YamlScalar } from './tree.ts';

/** The same tree counted from an origin that lies `by` earlier. Aliases point at the shifted anchors. */
export function shiftNode(node: YamlNode, by: number): YamlNode {
  return by === 0 ? node : new Mover((offset) => offset + by).node(node);
}

/** The same tree with each offset put through `move`, which must keep their order. */
export function moveNode(node: YamlNode, move: (offset: number) => number): YamlNode {
  return new Mover(move).node(node);
}

/** A scalar has no children, so it needs no bookkeeping. */
export function shiftScalar(node: YamlScalar, by: number): YamlScalar {
  return by === 0 ? node : { ...node, start: node.start + by, end: node.end + by };
}

class Mover {
  readonly #move: (offset: number) => number;
  readonly #anchored = new Map<YamlNode, YamlNode>();

  constructor(move: (offset: number) => number) {
    this.#move = move;
  }

  node(node: YamlNode): YamlNode {
    const moved = this.#moved(node);
    if (node.kind !== 'alias' && node.anchor !== undefined) this.#anchored.set(node, moved);
    return moved;
  }

  #moved(node: YamlNode): YamlNode {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'map': {
        const start = this.#move(node.start);
        const end = this.#move(node.end);
        const pairs = node.pairs.map((pair) => this.#pair(pair));
        if (node.anchor === undefined && node.tag === undefined) {
          return { kind: 'map', start, end, flow: node.flow, pairs };
        }
        return { ...node, start, end, pairs };
      }
      case 'sequence': {
        const start = this.#move(node.start);
        const end = this.#move(node.end);
        const items = node.items.map((item) => this.#item(item));
        if (node.anchor === undefined && node.tag === undefined) {
          return { kind: 'sequence', start, end, flow: node.flow, items };
        }
        return { ...node, start, end, items };
      }
      case 'alias': {
        const start = this.#move(node.start);
        const { target, name } = node;
        const moved = target && (this.#anchored.get(target) ?? target);
        return { kind: 'alias', start, end: this.#move(node.end), name, target: moved };
      }
    }
  }

  #scalar(node: YamlScalar): YamlScalar {
    const start = this.#move(node.start);
    const end = this.#move(node.end);
    const { value, style } = node;
    if (node.anchor === undefined && node.tag === undefined) {
      return { kind: 'scalar', start, end, value, style };
    }
    const moved = { ...node, start, end };
    if (node.anchor !== undefined) this.#anchored.set(node, moved);
    return moved;
  }

  #pair(pair: YamlPair): YamlPair {
    return {
      start: this.#move(pair.start),
      end: this.#move(pair.end),
      key: this.#scalar(pair.key),
      colon: this.#move(pair.colon),
      value: pair.value && this.node(pair.value),
    };
  }

  #item(item: YamlItem): YamlItem {
    const { start, end, value } = item;
    return { start: this.#move(start), end: this.#move(end), value: value && this.node(value) };
  }
}
