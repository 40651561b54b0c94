import { touches } from '../../base/range.ts';
import type { YamlItem, YamlNode, YamlPair, YamlScalar } from './tree.ts';

/** One step on the way from the root down to an offset. */
export type PathStep =
  | { readonly kind: 'node'; readonly node: YamlNode }
  | { readonly kind: 'pair'; readonly pair: YamlPair }
  | { readonly kind: 'key'; readonly node: YamlScalar }
  | { readonly kind: 'item'; readonly item: YamlItem; readonly index: number };

/**
 * From the root to the innermost thing at an offset; a cursor right behind a word is still in it.
 * Empty when the offset lies outside of the root. Aliases are not followed.
 */
export function pathAt(root: YamlNode | undefined, offset: number): readonly PathStep[] {
  const path: PathStep[] = [];
  let node = root;
  while (node !== undefined && touches(node, offset)) {
    path.push({ kind: 'node', node });
    if (node.kind === 'map') {
      const pair = at(node.pairs, offset);
      if (pair === undefined) break;
      path.push({ kind: 'pair', pair });
      if (touches(pair.key, offset)) {
        path.push({ kind: 'key', node: pair.key });
        break;
      }
      node = pair.value;
    } else if (node.kind === 'sequence') {
      const item = at(node.items, offset);
      if (item === undefined) break;
      path.push({ kind: 'item', item, index: node.items.indexOf(item) });
      node = item.value;
    } else break;
  }
  return path;
}

/** The last member that touches the offset, found by halving: members stand in source order. */
function at<T extends YamlPair | YamlItem>(members: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const member = members[low - 1];
  return member !== undefined && touches(member, offset) ? member : undefined;
}
