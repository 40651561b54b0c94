import { expect, test } from 'vitest';
import { readDiagrams } from '../../../../server/src/syntax/mermaid/diagrams.ts';

/** The nodes of each diagram, cut out of the text by their ranges. */
function nodes(text: string, path = 'specs/flow-spec.md'): readonly (readonly string[])[] {
  return readDiagrams(text, path).map(({ chart, start, end }) =>
    chart.mentions.map((node) => {
      expect(start <= node.start && node.end <= end).toBe(true);
      return text.slice(node.start, node.end);
    }),
  );
}

test('a file that is one flowchart', () => {
  expect(nodes('graph LR\n  a --> b\n', 'x.mmd')).toEqual([['a', 'b']]);
});

test('one text is read once for all who ask, and as what it is', () => {
  const text = 'graph LR\n  a --> b\n';
  expect(readDiagrams(text, 'x.mmd')).toBe(readDiagrams(text, 'y.mermaid'));
  expect(readDiagrams(text, 'x.md')).toEqual([]);
  expect(readDiagrams(text, 'x.mmd')).toHaveLength(1);
});

test('places in fences are those of the file', () => {
  const text = `---
title: flow
---
# Flow

\`\`\`mermaid
flowchart LR
  a --> b
\`\`\`

\`\`\`sql
select 1
\`\`\`

~~~~Mermaid {caption="x"}
graph TD
c
~~~~
`;
  expect(nodes(text)).toEqual([['a', 'b'], ['c']]);
  expect(nodes(text.replaceAll('\n', '\r\n'))).toEqual([['a', 'b'], ['c']]);
});

test('fences in lists and quotes, and one that is not closed', () => {
  expect(nodes('- first\n\n  ```mermaid\n  graph LR\n    a --> b\n  ```\n')).toEqual([['a', 'b']]);
  expect(nodes('> ```mermaid\n> graph LR\n>   a --> b\n> ```\n')).toEqual([['a', 'b']]);
  expect(nodes('# x\n\n```mermaid\ngraph LR\na --> b')).toEqual([['a', 'b']]);
});

test('other diagrams and other fences are left alone', () => {
  expect(nodes('```mermaid\nsequenceDiagram\n a->>b: hi\n```\n')).toEqual([]);
  expect(nodes('```mermaidx\ngraph LR\n a\n```\n\n    ```mermaid\n    graph LR\n')).toEqual([]);
  expect(nodes('```mermaid\n```\n')).toEqual([]);
});
