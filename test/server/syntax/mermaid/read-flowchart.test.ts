import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFlowchart } from '../../../../server/src/syntax/mermaid/read-flowchart.ts';

/** Links as `A>B`, several nodes with commas. */
function links(text: string): readonly string[] {
  const chart = readFlowchart(text);
  const name = (index: number): string => chart?.mentions[index]?.id ?? '?';
  return (chart?.links ?? []).map(
    ({ from, to }) => `${from.map(name).join()}>${to.map(name).join()}`,
  );
}

function labels(text: string): readonly string[] {
  return (readFlowchart(text)?.mentions ?? []).map(({ id, label }) =>
    label === undefined ? id : `${id}=${label.text}`,
  );
}

describe('links', () => {
  test.each([
    '-->',
    '---',
    '--x',
    '--o',
    '<-->',
    'o--o',
    'x--x',
    '---->',
    '==>',
    '===',
    '====>',
    '-.->',
    '-.-',
    '-..->',
    '~~~',
    '->',
    '-->|yes|',
    '-->|"a | b"|',
    '-- yes -->',
    '-- "a --> b" -->',
    '== yes ==>',
    '-. yes .->',
    '-- a-b ---',
    'e1@-->',
  ])('%s', (arrow) => {
    expect(links(`graph LR\n  stg_a ${arrow} stg_b\n`)).toEqual(['stg_a>stg_b']);
    expect(links(`graph LR\n  stg_a --> stg_b ${arrow} stg_c`)).toEqual([
      'stg_a>stg_b',
      'stg_b>stg_c',
    ]);
  });

  test('need no white space', () => {
    expect(links('graph TD;A-->B;B==>C;C-.->D;D---E')).toEqual(['A>B', 'B>C', 'C>D', 'D>E']);
  });

  test('lead from several nodes to several', () => {
    expect(links('flowchart TB\nA & B --> C & D --> E')).toEqual(['A,B>C,D', 'C,D>E']);
  });

  test('go on in the next line', () => {
    expect(links('graph LR\nA -->\n  %% why\n  B\n  --> C\nD')).toEqual(['A>B', 'B>C']);
  });

  test('are told by their kind', () => {
    const chart = readFlowchart('graph LR\nA <--> B\nB ==> C\nC ~~~ D\nD -. x .-> E');
    expect(chart?.links.map(({ line, bothWays }) => [line, bothWays])).toEqual([
      ['normal', true],
      ['thick', false],
      ['invisible', false],
      ['dotted', false],
    ]);
  });

  test('half typed ones keep what stands in the other lines', () => {
    expect(
      links('graph LR\nA --> B\nB -- text\nC --> D\nD --> \nend\nE["open\nF["x"] --> G'),
    ).toEqual(['A>B', 'C>D', 'F>G']);
  });
});

describe('nodes', () => {
  test.each([
    ['A[Some text]', 'A=Some text'],
    ['A["Some (text)"]', 'A=Some (text)'],
    ['A["`**bold**\ntext`"]', 'A=**bold**\ntext'],
    ['A(x)', 'A=x'],
    ['A([x])', 'A=x'],
    ['A[[x]]', 'A=x'],
    ['A[(x y)]', 'A=x y'],
    ['A((x))', 'A=x'],
    ['A(((x)))', 'A=x'],
    ['A>x]', 'A=x'],
    ['A{x}', 'A=x'],
    ['A{{x}}', 'A=x'],
    ['A[/x/]', 'A=x'],
    ['A[\\x\\]', 'A=x'],
    ['A[/x\\]', 'A=x'],
    ['A@{ shape: cyl, label: "x y" }', 'A=x y'],
    ['A@{\n  shape: rect\n  label: x y\n}', 'A=x y'],
    ['A@{ shape: cyl }', 'A'],
    ['A:::gold', 'A'],
    ['A[x]:::gold', 'A=x'],
    ['raw.orders-v2', 'raw.orders-v2'],
    ['pedidos_líquidos', 'pedidos_líquidos'],
  ])('%s', (written, label) => {
    expect(labels(`graph LR\n${written} --> B`)).toEqual([label, 'B']);
  });

  test('have the place of their id', () => {
    const text =
      '---\ntitle: Mesh\n---\n\n%% note\n%%{init: {"theme":\n "dark"}}%%\ngraph LR\n  src --> stg_orders["x"]';
    const mention = readFlowchart(text)?.mentions[1];
    expect(text.slice(mention?.start, mention?.end)).toBe('stg_orders');
    expect(text.slice(mention?.label?.start, mention?.label?.end)).toBe('x');
  });
});

test('subgraphs nest, and have ids and titles', () => {
  const chart = readFlowchart(`flowchart LR
  subgraph staging ["Staging layer"]
    direction TB
    subgraph Second part
      a
    end
    b
  end
  c`);
  expect(chart?.subgraphs.map(({ id, title, parent }) => [id, title, parent])).toEqual([
    ['staging', 'Staging layer', -1],
    ['Second part', 'Second part', 0],
  ]);
  expect(chart?.mentions.map(({ id, subgraph }) => [id, subgraph])).toEqual([
    ['a', 1],
    ['b', 0],
    ['c', -1],
  ]);
});

test('styles, classes, clicks and accessibility name no nodes', () => {
  expect(
    labels(`graph LR
  classDef gold fill:#f9f,stroke:#333; A:::gold
  class A,B gold
  style A fill:#bbf
  linkStyle 0 stroke:#ff3
  click A "https://example.org/a;b" "Tip"
  accTitle: All of it
  accDescr {
    More words
  }
  e1@{ animate: true }
  A e2@--> B
  e2@{ animate: true }`),
  ).toEqual(['A', 'e1', 'A', 'B']);
});

test.each([
  '',
  'sequenceDiagram\n  A->>B: x',
  'erDiagram\n  A ||--o{ B : has',
  'graphics',
  '---\ntitle: x',
])('other diagrams are none: %j', (text) => {
  expect(readFlowchart(text)).toBeUndefined();
});

const PIECES = [
  'A',
  'B[',
  '["',
  '"]',
  '--',
  '-->',
  '-.',
  '.->',
  '==',
  '|',
  '&',
  ';',
  '\n',
  ' ',
  '%%',
  '%%{',
  '@{',
  '}',
  'subgraph',
  'end',
  '---',
  ':::',
  '((',
  '))',
  '`',
  '"',
  '<',
  'o',
  '\r\n',
  'accDescr {',
];

test('no text makes it fail, and places lie where ids stand', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      const text = `graph LR\n${pieces.join('')}`;
      for (const { id, start, end } of readFlowchart(text)?.mentions ?? [])
        expect(text.slice(start, end)).toBe(id);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  'A --> ',
  'A[/b];',
  'A -- x ',
  'A["',
  'A-->|"',
  'A & ',
  'subgraph a\n',
  'A\n\n',
  '%%{',
  'A@{ "',
  'a',
  '-',
  '--',
  '"\n',
  'A-->|"\n',
  '((',
  'x@',
  'A["\n',
  'A[x\n',
  'A(-x',
  'A[/x',
  'A -- x\n',
  'A@{\n',
  'A@{ a: b\n',
  'A->B\n',
  ';',
  '= ',
  '.',
  '#a',
  'style a fill:#',
  '<a',
  '<a x="',
  '\n ',
  'accDescr {\n',
  'direction ',
  'direction TB ',
  'click a call b\n',
  'e@',
  '`"',
  '["`',
  'end\n',
  'linkStyle 0 a\n',
  '---\n',
  '%% x\n',
  '%%{a\n',
  'é',
])('a long text of %j takes no longer than its length asks for', (piece) => {
  const long = `graph LR\n${piece.repeat(200_000 / piece.length)}`;
  // Of the processor, as machines are busy at times.
  const started = process.cpuUsage();
  readFlowchart(long);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_000);
});
