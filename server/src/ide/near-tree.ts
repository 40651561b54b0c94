import type { Range } from '../base/range.ts';
import { shiftNode } from '../syntax/yaml/shift.ts';
import type { YamlBlock, YamlDocument } from '../syntax/yaml/file.ts';
import type { YamlMap, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';

/**
 * The tree of a document as far as it matters at an offset, in file offsets: the whole top level, and
 * below it only the block at the offset. After an edit this costs a block, the whole tree costs the file.
 */
export function nearTree(document: YamlDocument, offset: number): YamlNode | undefined {
  const { outline, blocks } = document;
  if (outline === undefined || blocks.length < 2) return document.tree();
  const block = blocks.findLast((one) => one.start <= offset) ?? blocks[0];
  const root = block?.fragment.root && shiftNode(block.fragment.root, block.start);
  const whole = withLists(outline, blocks);
  if (root?.kind === 'map') return withPairs(whole, root.pairs);
  const holder = whole.pairs.findLast((pair) => pair.key.start < offset);
  if (root?.kind !== 'sequence' || holder?.value === undefined) return whole;
  const { start, end } = holder.value;
  return withPairs(whole, [{ ...holder, value: { ...root, start, end } }]);
}

/** The top level with a list, empty but with its range, below each key whose items are blocks of their own. */
function withLists(outline: YamlMap, blocks: readonly YamlBlock[]): YamlMap {
  const lists = listRanges(blocks);
  if (lists.length === 0) return outline;
  const pairs = outline.pairs.map((pair, index) => {
    const next = outline.pairs[index + 1]?.start ?? Infinity;
    const range = lists.find((list) => list.start > pair.start && list.start < next);
    if (range === undefined) return pair;
    const value = { kind: 'sequence', ...range, flow: false, items: [] } as const;
    return { ...pair, end: range.end, value };
  });
  return { ...outline, end: Math.max(outline.end, pairs.at(-1)?.end ?? 0), pairs };
}

/** From the first to the last item of each run of item blocks. */
function listRanges(blocks: readonly YamlBlock[]): Range[] {
  const ranges: Range[] = [];
  let open: Range | undefined;
  for (const { start, fragment, role } of blocks) {
    if (role !== 'items') open = undefined;
    if (role !== 'items' || fragment.root === undefined) continue;
    if (open !== undefined) ranges.pop();
    open = { start: open?.start ?? start + fragment.root.start, end: start + fragment.root.end };
    ranges.push(open);
  }
  return ranges;
}

/** A pair without a value has its items in later blocks: the outline knows them better. */
function withPairs(outline: YamlMap, pairs: readonly YamlPair[]): YamlMap {
  const full = new Map(pairs.map((pair) => [pair.key.start, pair]));
  return {
    ...outline,
    pairs: outline.pairs.map((pair) => {
      const better = full.get(pair.key.start);
      return better?.value === undefined ? pair : better;
    }),
  };
}
