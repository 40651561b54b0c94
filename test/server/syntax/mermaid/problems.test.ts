import { expect, test } from 'vitest';
import { flowchartProblemTexts } from '../../../../server/src/syntax/mermaid/problem-texts.ts';
import { readFlowchart } from '../../../../server/src/syntax/mermaid/read-flowchart.ts';

/** Each as `problem at what stands there`, and the links that are read all the same. */
function read(text: string): { readonly problems: readonly string[]; readonly links: string } {
  const chart = readFlowchart(text);
  const id = (index: number): string => chart?.mentions[index]?.id ?? '?';
  return {
    problems: (chart?.problems ?? []).map(
      ({ message, start, end }) => `${message} ${text.slice(start, end)}`,
    ),
    links: (chart?.links ?? [])
      .map(({ from, to }) => `${from.map(id).join()}>${to.map(id).join()}`)
      .join(' '),
  };
}

test.each([
  ['A["open\nB --> C', 'unclosed-quote "', 'B>C'],
  ['subgraph s\nA["x]\nend\nB --> C', 'unclosed-quote "', 'B>C'],
  ['A[x\nB --> C', 'unclosed-shape [', 'B>C'],
  ['A[] --> B\nB --> C', 'unclosed-shape [', 'B>C'],
  ['A[/x]', 'unclosed-shape [/', ''],
  ['A[x (y)]\nB --> C', 'unquoted-text (', 'B>C'],
  ['A -->|text\nC --> D', 'unclosed-link-text |', 'C>D'],
  ['A -- text', 'unclosed-link-text --', ''],
  ['A -> B\nC --> D', 'bad-link ->', 'A>B C>D'],
  ['A --> end\nB --> C', 'bad-id end', 'B>C'],
  ['A=B --> C', 'bad-id =B', 'A=B>C'],
  ['x😀 --> b', 'bad-id 😀', 'x😀>b'],
  ['A@B', 'bad-id A@', ''],
  ['--> B', 'missing-node -->', ''],
  ['A --> B -->', 'missing-node -->', 'A>B'],
  ['A & --> B', 'missing-node -->', ''],
  ['A --> B %% why\nC --> D', 'trailing-comment %%', 'A>B C>D'],
  ['A B\nC --> D', 'unexpected-text B', 'C>D'],
  ['A@{ shape: nope } --> B', 'unknown-shape nope', 'A>B'],
  ['A@{ shape: [ } --> B', 'bad-metadata @{ shape: [ }', 'A>B'],
  ['A@{ shape: cyl\nB --> C', 'bad-metadata @{', 'B>C'],
  ['A --> B\nlinkStyle 5 stroke:red', 'unknown-link 5', 'A>B'],
  ['classDef x\nA --> B', 'bad-statement x', 'A>B'],
  ['class A\nA --> B', 'bad-statement A', 'A>B'],
  ['subgraph billing\nA --> B', 'missing-end billing', 'A>B'],
  ['subgraph\nA --> B\nend', 'missing-title subgraph', 'A>B'],
  ['A --> B\nend', 'unmatched-end end', 'A>B'],
])('one mistake is one problem: %j', (body, problem, links) => {
  expect(read(`flowchart LR\n${body}\n`)).toEqual({ problems: [problem], links });
});

test.each([
  ['graph XX\nA --> B', 'bad-header XX'],
  ['graph;A --> B', 'bad-header ;A --> B'],
  ['---\ntitle: [\n---\ngraph LR\nA --> B', 'bad-front-matter title: ['],
  ['grpah LR\nA --> B', 'unknown-diagram grpah'],
  ['Flowchart TD\nA --> B', 'unknown-diagram Flowchart'],
  ['%% Note\nflow-chart\nA --> B', 'unknown-diagram flow-chart'],
  ['diagram LR;\nA --> B', 'unknown-diagram diagram'],
  ['A --> B\nB', 'missing-header A --> B'],
  ['\n  A[Orders] --> B\n  B\n', 'missing-header A[Orders] --> B'],
  ['---\ntitle: Flow\ngraph LR\nA --> B', 'unclosed-front-matter ---'],
])('also before the diagram: %j', (text, problem) => {
  expect(read(text)).toEqual({ problems: [problem], links: 'A>B' });
});

test.each([
  '',
  'grap',
  'gitGraph\n  commit',
  'gitGraph TB:\n  commit',
  'stateDiagram-v2\n  [*] --> Still',
  'stateDiagrm\n  [*] --> Still',
  'sequenceDiagram\n  A-->B: hi',
  'A-->B: hi',
  'erDiagram\n  A ||--o{ B : has',
  'pie title Pets\n  "Dogs" : 3',
  'gantt\n  title A',
  '---\ntitle: x\n',
  '---\ntitle: x\nsequenceDiagram\n',
])('what may be a diagram of another kind is left alone: %j', (text) => {
  expect(readFlowchart(text)).toBeUndefined();
});

test('several mistakes are several problems, in source order', () => {
  expect(read('graph LR\nA -> B\nC[\nD --> \nE --> F').problems).toEqual([
    'bad-link ->',
    'unclosed-shape [',
  ]);
  expect(read('graph LR\nA -> B\nend\nC --> D --x').problems).toEqual([
    'bad-link ->',
    'unmatched-end end',
    'missing-node --x',
  ]);
});

test('every kind of problem has its words, and they name what stands there only where it is known', () => {
  for (const body of ['A[x', 'A --> end', 'A -> B', 'A@{ shape: no }', 'subgraph s', 'A B', '-->'])
    for (const { message, text } of readFlowchart(`graph LR\n${body}`)?.problems ?? []) {
      const words = flowchartProblemTexts[message];
      if (words.includes('{text}')) expect(text).toBeTruthy();
    }
});
