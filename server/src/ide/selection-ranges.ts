import { touches, type Range } from '../base/range.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { nearTree } from './near-tree.ts';
import type { YamlItem, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';

/** What "expand selection" goes through from the offset on: innermost first, each inside the next. Never empty. */
export function selectionRangesAt(file: YamlFile, offset: number): readonly Range[] {
  const outwards: Range[] = [{ start: 0, end: file.text.length }];
  const document = file.documents.find((one) => touches(one, offset));
  if (document !== undefined) {
    outwards.push(document);
    const root = nearTree(document, offset);
    if (root !== undefined) collect(file.text, root, offset, outwards);
  }
  return strictlyNested(outwards).reverse();
}

function collect(text: string, node: YamlNode, offset: number, outwards: Range[]): void {
  if (!touches(node, offset)) return;
  outwards.push(node);
  if (node.kind === 'scalar') {
    if (node.style === 'single' || node.style === 'double') {
      const inner = { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) };
      if (touches(inner, offset)) outwards.push(inner);
    }
    outwards.push(wordAt(text, node, offset));
    return;
  }
  const parts: readonly (YamlPair | YamlItem)[] =
    node.kind === 'map' ? node.pairs : node.kind === 'sequence' ? node.items : [];
  const part = parts.findLast((one) => touches(one, offset));
  if (part === undefined) return;
  outwards.push(part);
  if ('key' in part && touches(part.key, offset)) collect(text, part.key, offset, outwards);
  else if (part.value !== undefined) collect(text, part.value, offset, outwards);
}

function wordAt(text: string, within: Range, offset: number): Range {
  let start = offset;
  let end = offset;
  while (start > within.start && /[\p{L}\p{N}_]/u.test(text.charAt(start - 1))) start--;
  while (end < within.end && /[\p{L}\p{N}_]/u.test(text.charAt(end))) end++;
  return { start, end };
}

/** Leaves out what is empty, no smaller than what is around it, or not inside of it. */
function strictlyNested(outwards: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const { start, end } of outwards) {
    const around = kept.at(-1);
    if (around === undefined) kept.push({ start, end });
    else if (
      start >= around.start &&
      end <= around.end &&
      end - start < around.end - around.start &&
      end > start
    ) {
      kept.push({ start, end });
    }
  }
  return kept;
}
