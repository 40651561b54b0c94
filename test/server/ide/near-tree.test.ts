import { describe, expect, test } from 'vitest';
import { nearTree } from '../../../server/src/ide/near-tree.ts';
import type { YamlNode } from '../../../server/src/syntax/yaml/tree.ts';
import { exampleFiles, openText } from './ide-fixture.ts';

/** The nodes that hold an offset, outermost first. */
function chain(node: YamlNode | undefined, offset: number): string[] {
  if (node === undefined || offset < node.start || offset > node.end) return [];
  const parts = node.kind === 'map' ? node.pairs : node.kind === 'sequence' ? node.items : [];
  const part = parts.findLast((one) => one.start <= offset && offset <= one.end);
  return [`${node.kind} ${node.start}-${node.end}`, ...chain(part?.value, offset)];
}

describe('the tree near an offset leads to the same nodes as the whole tree', () => {
  test.each(exampleFiles())('$name', ({ text }) => {
    const { file } = openText(text);
    for (const document of file.documents) {
      for (let offset = document.start; offset < document.end; offset += 7) {
        expect(chain(nearTree(document, offset), offset)).toEqual(chain(document.tree(), offset));
      }
    }
  });
});
