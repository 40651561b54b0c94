import type { YamlBlock, YamlDocument, YamlFragment } from './file.ts';
import { shiftNode, shiftScalar } from './shift.ts';
import type { YamlItem, YamlMap, YamlNode, YamlPair } from './tree.ts';

/** A block that remembers its tree in file offsets; shared by versions of a file in which it stands at the same place. */
export class PlacedBlock implements YamlBlock {
  readonly start: number;
  readonly fragment: YamlFragment;
  readonly role: YamlBlock['role'];
  #placed: YamlNode | undefined;

  constructor(start: number, fragment: YamlFragment, role: YamlBlock['role']) {
    this.start = start;
    this.fragment = fragment;
    this.role = role;
  }

  get end(): number {
    return this.start + this.fragment.text.length;
  }

  /** The root in file offsets. */
  tree(): YamlNode | undefined {
    const { root } = this.fragment;
    if (root !== undefined) this.#placed ??= shiftNode(root, this.start);
    return this.#placed;
  }
}

export class PlacedDocument implements YamlDocument {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly PlacedBlock[];
  #outline: YamlMap | undefined;
  #tree: { readonly root: YamlNode | undefined } | undefined;

  constructor(start: number, end: number, blocks: readonly PlacedBlock[]) {
    this.start = start;
    this.end = end;
    this.blocks = blocks;
  }

  get outline(): YamlMap | undefined {
    this.#outline ??= withoutItems(asMap(this.#join(shellOf)));
    return this.#outline;
  }

  tree(): YamlNode | undefined {
    this.#tree ??= { root: this.#join((block) => block.tree()) };
    return this.#tree.root;
  }

  /** Puts the roots of the blocks together: pairs into one map, items below the last pair. */
  #join(rootOf: (block: PlacedBlock) => YamlNode | undefined): YamlNode | undefined {
    const [only] = this.blocks;
    if (this.blocks.length === 1 && only !== undefined) return rootOf(only);
    const pairs: YamlPair[] = [];
    let items: YamlItem[] = [];
    const flush = () => {
      const last = pairs.pop();
      if (last !== undefined) pairs.push(items.length === 0 ? last : withItems(last, items));
      items = [];
    };
    for (const block of this.blocks) {
      const root = rootOf(block);
      if (block.role === 'items') {
        if (root?.kind === 'sequence') for (const item of root.items) items.push(item);
      } else {
        flush();
        if (root?.kind === 'map') for (const pair of root.pairs) pairs.push(pair);
      }
    }
    flush();
    const [first] = pairs;
    if (first === undefined) return undefined;
    const end = pairs.at(-1)?.end ?? first.end;
    return { kind: 'map', start: first.start, end, flow: false, pairs };
  }
}

function withItems(pair: YamlPair, items: readonly YamlItem[]): YamlPair {
  if (pair.value !== undefined) return pair;
  const start = items[0]?.start ?? pair.end;
  const end = items.at(-1)?.end ?? pair.end;
  return { ...pair, end, value: { kind: 'sequence', start, end, flow: false, items } };
}

function asMap(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}

/** Lists that were put together from blocks become shells as well. */
function withoutItems(outline: YamlMap | undefined): YamlMap | undefined {
  if (outline === undefined) return undefined;
  const pairs = outline.pairs.map((pair) =>
    pair.value?.kind === 'sequence' && pair.value.items.length > 0
      ? { ...pair, value: { ...pair.value, items: [] } }
      : pair,
  );
  return { ...outline, pairs };
}

/** The top level of a block without what is inside its values. */
function shellOf(block: PlacedBlock): YamlNode | undefined {
  const { root } = block.fragment;
  const by = block.start;
  if (root === undefined) return undefined;
  if (root.kind === 'map') {
    const pairs = root.pairs.map((pair) => ({
      start: pair.start + by,
      end: pair.end + by,
      key: shiftScalar(pair.key, by),
      colon: pair.colon + by,
      value: pair.value && shellValue(pair.value, by),
    }));
    return { ...root, start: root.start + by, end: root.end + by, pairs };
  }
  if (block.role !== 'items' || root.kind !== 'sequence') return shellValue(root, by);
  // Only the ends of the items count: `withoutItems` takes them out when the list has its range.
  const items = root.items.map((item) => ({
    start: item.start + by,
    end: item.end + by,
    value: undefined,
  }));
  return { ...root, start: root.start + by, end: root.end + by, items };
}

function shellValue(value: YamlNode, by: number): YamlNode {
  const start = value.start + by;
  const end = value.end + by;
  switch (value.kind) {
    case 'map':
      return { ...value, start, end, pairs: [] };
    case 'sequence':
      return { ...value, start, end, items: [] };
    case 'scalar':
      return { ...value, start, end };
    case 'alias':
      return { ...value, start, end, target: undefined };
  }
}
