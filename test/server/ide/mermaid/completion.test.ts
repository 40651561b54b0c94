import { expect, test } from 'vitest';
import type { CompletionItem } from '../../../../server/src/ide/completion/item.ts';
import {
  mermaidCompletionAt,
  mermaidStart,
} from '../../../../server/src/ide/mermaid/mermaid-completion.ts';
import { portuguese, toPortuguese } from '../../portuguese.ts';
import { openFlowchart } from './open-flowchart.ts';

const english = (text: string): string => text;

function items(fixture: string): readonly CompletionItem[] {
  const { workspace, document, offset } = openFlowchart(fixture);
  return [...mermaidCompletionAt(workspace.index, document, offset, english)].sort((a, b) =>
    a.sortText < b.sortText ? -1 : 1,
  );
}

function labels(fixture: string): readonly string[] {
  return items(fixture).map(({ label }) => label);
}

const chart = (line: string): string => `flowchart LR
  classDef gold fill:#fd0
  subgraph staging
    b --> a["Label"]
  end
  ${line}
`;

test('nodes of this diagram first, then the tables that it lacks', () => {
  const found = items(chart('b --> $0'));
  expect(found.map(({ label, detail }) => [label, detail])).toEqual([
    ['a', 'Label'],
    ['b', ''],
    ['staging', ''],
    ['fct_orders', 'table of a contract'],
    ['ord_v2', 'table of a contract'],
    ['orders', 'table of a contract'],
    ['other', 'dbt model'],
    ['raw_orders', 'dbt source'],
    ['stg_orders', 'dbt model'],
    ['web_log', 'asset'],
  ]);
  expect(labels(chart('orders --> $0')).filter((label) => label === 'orders')).toHaveLength(1);
});

test('keywords where a statement begins, and no word is offered to itself', () => {
  expect(labels(chart('$0'))).toEqual(expect.arrayContaining(['a', 'orders', 'subgraph', 'end']));
  expect(labels(chart('b & $0'))).toEqual(expect.arrayContaining(['a', 'orders']));
  expect(labels(chart('xyz$0'))).not.toContain('xyz');
  expect(labels(chart('b -->|text| $0'))).not.toContain('subgraph');
});

test('the word around the cursor is replaced', () => {
  const found = openFlowchart(chart('b --> fct_$0ord'));
  const item = items(chart('b --> fct_$0ord')).find(({ label }) => label === 'fct_orders');
  expect(found.text.slice(item!.range.start, item!.range.end)).toBe('fct_ord');
});

test('arrows behind a node, with what was typed of one', () => {
  expect(labels(chart('b $0'))).toEqual(['-->', '-.->', '==>', '---', '--o', '--x', '<-->']);
  const [arrow] = items(chart('a["Label"] --$0'));
  const { text } = openFlowchart(chart('a["Label"] --$0'));
  expect(arrow).toMatchObject({ label: '-->', newText: '--> ', retrigger: true });
  expect(text.slice(arrow!.range.start, arrow!.range.end)).toBe('--');
});

test('classes, directions, and nodes in statements about them', () => {
  expect(labels(chart('b:::$0'))).toEqual(['gold']);
  expect(labels(chart('class a,b $0'))).toEqual(['gold']);
  expect(labels(chart('class a,$0'))).toEqual(['a', 'b', 'staging']);
  expect(labels(chart('click $0'))).toEqual(['a', 'b', 'staging']);
  expect(labels(chart('direction $0'))).toEqual(['BT', 'LR', 'RL', 'TB', 'TD']);
  expect(labels('flowchart $0\n  a\n')).toEqual(['BT', 'LR', 'RL', 'TB', 'TD']);
});

test('shapes behind the id of a node', () => {
  const shape = items(chart('customers$0')).find(({ detail }) => detail === 'cylinder');
  expect(shape).toMatchObject({
    newText: 'customers[("customers")]',
    snippet: 'customers[("${1:customers}")]',
  });
});

test('the names of shapes in metadata', () => {
  expect(labels(chart('b@{ shape: cy$0l }'))).toEqual(expect.arrayContaining(['cyl', 'hex']));
  expect(labels(chart('b@{ label: "shape: $0" }'))).toEqual([]);
});

test.each([
  'b["some $0text"]',
  'b["some $0',
  'b[some $0',
  'b{{some $0',
  'b -->|te$0xt| a',
  'b -->|te$0',
  'b -- te$0',
  '%% no$0te',
  'b --> a %% no$0te',
  'classDef $0',
  'subgraph na$0me',
  'linkStyle 0 stroke:$0',
])('nothing in %s', (line) => {
  expect(labels(chart(line))).toEqual([]);
});

test('nothing in front of the diagram, in other diagrams and in prose', () => {
  expect(labels('%% a $0\nflowchart LR\n  a\n')).toEqual([]);
  expect(labels('sequenceDiagram\n  $0\n')).toEqual([]);
});

test('an empty file begins with its kind', () => {
  const start = (text: string, offset = text.length): readonly string[] =>
    mermaidStart(text, 'x.mermaid', offset, english).map(({ label }) => label);
  expect(start('')).toEqual(['flowchart LR', 'flowchart TB']);
  expect(start('\nflow')).toEqual(['flowchart LR', 'flowchart TB']);
  expect(start('pie title Pets')).toEqual([]);
});

test('so does an empty fence', () => {
  const start = (fixture: string): readonly string[] => {
    const text = fixture.replace('$0', '');
    return mermaidStart(text, 'specs/x.md', fixture.indexOf('$0'), english).map(
      ({ range, newText }) => text.slice(0, range.start) + newText + text.slice(range.end),
    );
  };
  expect(start('# x\n\n```mermaid\n$0\n```\n')[0]).toBe('# x\n\n```mermaid\nflowchart LR\n```\n');
  expect(start('```mermaid\nflow$0\n```\n')[0]).toBe('```mermaid\nflowchart LR\n```\n');
  expect(start('```mermaid\npie title x\n$0\n```\n')).toEqual([]);
  expect(start('# x\n$0\n```mermaid\n\n```\n')).toEqual([]);
});

test('no word beside a proposal is left in English', () => {
  const missing = new Set<string>();
  const translate = (template: string): string => {
    if (template !== '' && !Object.hasOwn(portuguese, template)) missing.add(template);
    return toPortuguese(template);
  };
  for (const line of ['$0', 'b $0', 'customers$0', 'direction $0', 'b --> $0']) {
    const { workspace, document, offset } = openFlowchart(chart(line));
    const [item] = mermaidCompletionAt(workspace.index, document, offset, translate);
    expect(item).toBeDefined();
  }
  expect([...missing]).toEqual([]);
});
