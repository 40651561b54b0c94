import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../../../server/src/base/range.ts';
import type { Flowchart } from '../../../../server/src/syntax/mermaid/flowchart.ts';
import { readFlowchart } from '../../../../server/src/syntax/mermaid/read-flowchart.ts';
import { constructs } from './constructs.ts';

const EXAMPLES = new URL('../../../../examples/', import.meta.url);
const topologies = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:mermaid|mmd)$/.test(path))
  .map((path) => readFileSync(new URL(path.replaceAll('\\', '/'), EXAMPLES), 'utf8'));

const LARGE = `---
title: Mesh
---
%%{init: {"theme": "dark"}}%%
flowchart LR
  accTitle: All of it
  %% sources
  subgraph raw ["Raw layer"]
    direction TB
    crm[("CRM #quot;gold#quot;")]:::src & erp@{ shape: cyl, label: "ERP" }
    subgraph Second part
      web(["\`**Web** log\`"])
    end
  end
  crm & erp e1@-- "every night" --> stg_orders[Orders] ==>|late| fct_orders{{"Facts"}}
  web -.-> stg_visits ~~~ fct_orders
  classDef src,gold fill:#f9f,stroke:#333;
  class stg_orders,fct_orders gold
  style web fill:#bbf
  linkStyle 0,1 stroke:#f00
  click crm href "https://example.org/a;b" "Tip" _blank
  e1@{ animate: true }
`;

/** All ranges of one list, in the order in which they stand in it. */
function ranges(chart: Flowchart): Readonly<Record<string, readonly Range[]>> {
  const { statements, mentions, links, subgraphs, problems, comments, clicks, directions } = chart;
  const flat = [
    ...mentions.flatMap(({ whole, label }) => [whole, label]),
    ...links.flatMap(({ whole, label, id }) => [whole, label, id]),
    ...subgraphs.flatMap(({ whole, label, close }) => [whole, label, close]),
    ...[...chart.classUses.flatMap((one) => [one, ...one.of]), ...chart.classDefinitions],
    ...[...clicks.flatMap(({ node, link }) => [node, link]), ...chart.linkMentions],
    ...[...chart.styles.map(({ node }) => node), ...chart.linkStyles.flatMap((one) => one.links)],
    ...[...chart.others, chart.header, chart.header.direction],
  ].filter((one) => one !== undefined);
  const sorted = { statements, mentions, links, subgraphs, problems, comments, clicks, directions };
  return { ...sorted, ...Object.fromEntries(flat.map((one, index) => [index, [one]])) };
}

function expectSound(text: string): void {
  const chart = readFlowchart(text);
  if (chart === undefined) return;
  for (const [name, all] of Object.entries(ranges(chart))) {
    let before = 0;
    for (const { start, end } of all) {
      if (start < before || end < start || end > text.length)
        expect.fail(`${name} ${start}-${end} of ${JSON.stringify(text)}`);
      before = start;
    }
  }
  for (const { from, to } of chart.links)
    for (const index of [...from, ...to]) expect(chart.mentions[index]).toBeDefined();
  for (const [index, { parent }] of chart.subgraphs.entries()) expect(parent).toBeLessThan(index);
}

test('every prefix is read, and all places lie in it and in order', () => {
  for (const text of [...constructs, ...topologies, LARGE])
    for (let length = 0; length <= text.length; length++) expectSound(text.slice(0, length));
});

test('so is every text without one of its characters', () => {
  for (const text of [...topologies.slice(0, 3), LARGE])
    for (let at = 0; at < text.length; at++) expectSound(text.slice(0, at) + text.slice(at + 1));
});

describe('what stands at the places', () => {
  const cut = (text: string, { start, end }: Range): string => text.slice(start, end);

  test.each(constructs)('%j', (text) => {
    const chart = readFlowchart(text);
    if (chart === undefined) return;
    const words = [
      ...[
        ...chart.classDefinitions,
        ...chart.classUses,
        ...chart.directions,
        ...chart.linkMentions,
      ],
      ...[
        ...chart.classUses.flatMap((one) => one.of),
        ...chart.linkStyles.flatMap((one) => one.links),
      ],
      ...[...chart.clicks.map(({ node }) => node), ...chart.styles.map(({ node }) => node)],
      ...chart.links.flatMap(({ id }) => id ?? []),
    ];
    for (const word of words) expect(cut(text, word)).toBe(word.text);
    for (const mention of chart.mentions)
      expect(cut(text, mention)).toContain(mention.id.slice(0, 1));
    for (const link of chart.links) expect(cut(text, link)).toMatch(/^[-=.~xo<][^]*[-=.~xo>]$/);
    for (const comment of chart.comments) expect(cut(text, comment)).toMatch(/^%%.*\S$/);
    for (const { close } of chart.subgraphs) if (close) expect(cut(text, close)).toBe('end');
    for (const { whole } of chart.subgraphs) expect(cut(text, whole)).toMatch(/^subgraph/);
    for (const one of chart.statements) expect(cut(text, one)).toBe(cut(text, one).trim());
    for (const { label } of [...chart.mentions, ...chart.links, ...chart.subgraphs])
      if (label && !/\r|%%/.test(cut(text, label)))
        // In metadata a line break is HTML's.
        expect([cut(text, label), cut(text, label).replace(/\n\s*/g, '<br/>')]).toContain(
          label.text,
        );
  });

  test('of a whole topology', () => {
    const chart = readFlowchart(LARGE);
    expect(chart?.problems).toEqual([]);
    const of = (all: readonly Range[] | undefined): readonly string[] =>
      (all ?? []).map((one) => cut(LARGE, one));
    expect(of(chart?.mentions.map(({ whole }) => whole))).toEqual([
      'crm[("CRM #quot;gold#quot;")]:::src',
      'erp@{ shape: cyl, label: "ERP" }',
      'web(["`**Web** log`"])',
      ...['crm', 'erp', 'stg_orders[Orders]', 'fct_orders{{"Facts"}}'],
      ...['web', 'stg_visits', 'fct_orders'],
    ]);
    expect(of(chart?.mentions.flatMap(({ label }) => label ?? []))).toEqual([
      'CRM #quot;gold#quot;',
      'ERP',
      '**Web** log',
      'Orders',
      'Facts',
    ]);
    expect(of(chart?.links.map(({ whole }) => whole))).toEqual([
      'e1@-- "every night" -->',
      '==>|late|',
      ...['-.->', '~~~'],
    ]);
    expect(of(chart?.links.flatMap(({ label }) => label ?? []))).toEqual(['every night', 'late']);
    expect(of(chart?.links)).toEqual(['-- "every night" -->', '==>', '-.->', '~~~']);
    expect(of(chart?.subgraphs)).toEqual(['raw', 'Second part']);
    expect(chart?.subgraphs.map(({ title, named }) => [title, named])).toEqual([
      ['Raw layer', true],
      ['Second part', false],
    ]);
    expect(chart?.statements.map(({ kind }) => kind)).toEqual([
      ...[
        'front-matter',
        'directive',
        'header',
        'accessibility',
        'comment',
        'subgraph',
        'direction',
      ],
      ...[
        'chain',
        'subgraph',
        'chain',
        'end',
        'end',
        'chain',
        'chain',
        'class-definition',
        'class',
      ],
      ...['style', 'link-style', 'click', 'chain'],
    ]);
  });
});
