import { LineIndex } from '../../base/line-index.ts';
import type { YamlFile } from '../../syntax/yaml/file.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';

/** Where a cursor may meaningfully stand: both ends and the middle of every token, and both ends of every line; in order. */
export function probeOffsets(file: YamlFile): readonly number[] {
  const offsets = new Set<number>();
  const add = (start: number, end: number): void => {
    offsets
      .add(start)
      .add(start + ((end - start) >> 1))
      .add(end);
  };
  const open: (YamlNode | undefined)[] = file.documents.map((document) => document.tree());
  for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
    if (node === undefined) continue;
    if (node.kind === 'scalar' || node.kind === 'alias') add(node.start, node.end);
    if (node.kind === 'sequence') {
      for (const item of node.items) {
        offsets.add(item.start);
        open.push(item.value);
      }
    }
    if (node.kind === 'map') {
      for (const { key, colon, value } of node.pairs) {
        add(key.start, key.end);
        offsets.add(colon + 1);
        open.push(value);
      }
    }
  }
  const lines = new LineIndex(file.text);
  for (let line = 0; line < lines.lineCount; line++) {
    offsets.add(lines.startOf(line)).add(lines.endOf(line));
  }
  return [...offsets].filter((at) => at <= file.text.length).sort((a, b) => a - b);
}
