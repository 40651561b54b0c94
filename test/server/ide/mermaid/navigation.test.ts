import { expect, test } from 'vitest';
import { LineageStore } from '../../../../server/src/analysis/lineage/lineage-store.ts';
import type { Range } from '../../../../server/src/base/range.ts';
import { nodeHighlights } from '../../../../server/src/ide/mermaid/highlights.ts';
import { nodeDefinition, nodeReferences } from '../../../../server/src/ide/mermaid/navigation.ts';
import { nodeHover } from '../../../../server/src/ide/mermaid/node-hover.ts';
import { openFlowchart, type Opened } from './open-flowchart.ts';

/** The counts are those of the graph. */
function hoverOf({ workspace, uri, document, offset }: Opened): string | undefined {
  const { index } = workspace;
  const tables = () => new LineageStore(index).lineage;
  return nodeHover(index, uri, document, offset, tables, english)?.markdown;
}

const english = (text: string): string => text;

/** Line and column, from 1, with the text there. */
function shown(text: string, { start, end }: Range): string {
  const line = text.slice(0, start).split('\n').length;
  return `${line}:${start - text.lastIndexOf('\n', start - 1)} ${text.slice(start, end)}`;
}

function definition({ workspace, uri, text, document, offset }: Opened): readonly string[] {
  const found = nodeDefinition(workspace.index, uri, document, offset);
  if (found === undefined) return [];
  const targets = found.targets.map((one) => workspace.show(one.uri, one.place));
  return found.first === undefined ? targets : [...targets, shown(text, found.first)];
}

function hover(fixture: string): string | undefined {
  return hoverOf(openFlowchart(fixture));
}

const chart = (line: string): string => `flowchart LR
  orders["orders"] --> stg_orders
  stg_orders --> fct_orders
  raw_orders --> A[orders]
  ${line}
`;

test('highlights are in classes, clicks and styles, too, but not in labels', () => {
  const { text, document, offset } = openFlowchart(`flowchart LR
  orders["orders"] --> x
  x --> $0orders:::gold
  class x,orders gold
  click orders href "orders.html"
  style orders fill:#fff
`);
  const found = nodeHighlights(document, offset);
  expect(found.map((one) => `${shown(text, one)}${one.declares ? ' first' : ''}`)).toEqual([
    '2:3 orders first',
    '3:9 orders',
    '4:11 orders',
    '5:9 orders',
    '6:9 orders',
  ]);
});

test('a label stands for its node, and what is between nodes for none', () => {
  const label = openFlowchart('flowchart LR\n  a["La$0bel"] --> b\n');
  expect(nodeHighlights(label.document, label.offset)).toHaveLength(1);
  const arrow = openFlowchart('flowchart LR\n  a["Label"] -$0-> b\n');
  expect(nodeHighlights(arrow.document, arrow.offset)).toEqual([]);
});

test('a node leads to the contract, the model or the source that it stands for', () => {
  expect(definition(openFlowchart(chart('$0orders --> x')))).toEqual([
    'orders.odcs.yaml:13 orders',
    '2:3 orders',
  ]);
  expect(definition(openFlowchart(chart('stg_$0orders')))).toEqual([
    'stg_orders.sql:1 ',
    '2:24 stg_orders',
  ]);
  expect(definition(openFlowchart(chart('raw_orders$0')))).toEqual([
    'sources.yml:4 raw_orders',
    '4:3 raw_orders',
  ]);
});

test('by what the database calls it, by a label, and by nothing', () => {
  expect(definition(openFlowchart('flowchart LR\n  ord_v2$0 --> b\n'))).toEqual([
    'orders.odcs.yaml:13 orders',
  ]);
  expect(definition(openFlowchart('flowchart LR\n  shop.ord_v2$0 --> b\n'))).toEqual([
    'orders.odcs.yaml:13 orders',
  ]);
  expect(definition(openFlowchart(chart('$0A --> x')))).toEqual([
    'orders.odcs.yaml:13 orders',
    '4:18 A',
  ]);
  expect(definition(openFlowchart(chart('$0nobody')))).toEqual(['5:3 nobody']);
});

test('references are all places here, in other topologies, in contracts and in dbt', () => {
  const { workspace, uri, text, document, offset } = openFlowchart(chart('$0orders'));
  const found = nodeReferences(workspace.index, uri, document, offset);
  expect(found.here.map((range) => shown(text, range))).toEqual(['2:3 orders', '5:3 orders']);
  expect(found.elsewhere.map((one) => workspace.show(one.uri, one.place))).toEqual([
    'topology.mermaid:2 orders',
    'orders.odcs.yaml:13 orders',
    'fct_orders.odcs.yaml:11 orders',
  ]);
  const model = openFlowchart(chart('$0stg_orders'));
  const ofModel = nodeReferences(model.workspace.index, model.uri, model.document, model.offset);
  expect(ofModel.elsewhere.map((one) => model.workspace.show(one.uri, one.place))).toEqual([
    'stg_orders.sql:1 ',
    'other.sql:1 stg_orders',
  ]);
});

test('hover tells of the contract behind a node', () => {
  expect(hover(chart('$0orders'))?.replaceAll('\\', '')).toBe(
    `**orders** · Orders · 1.2.0 · active

What customers have bought.

Domain: sales  
Owner: Shop team  
Columns: 2

1 upstream, 3 downstream

orders.odcs.yaml`,
  );
});

test('hover tells of models and sources', () => {
  expect(hover(chart('$0stg_orders'))).toContain('**stg\\_orders** · dbt model');
  expect(hover(chart('$0raw_orders'))).toContain('**raw\\_orders** · dbt source');
  expect(hover(chart('$0raw_orders'))).toContain('Columns: 1');
});

test('hover says that nobody knows a table, and what is similar', () => {
  expect(hover(chart('$0fct_ordres'))).toBe(
    'Nobody knows the table `fct_ordres`: no contract, dbt model or source of dbt is called so. Did you mean `fct_orders`?',
  );
  expect(hover(chart('$0zzz'))).not.toContain('Did you mean');
  expect(hover('flowchart LR\n  subgraph $0Staging\n    a\n  end\n')).toBeUndefined();
});

test('fences of Markdown are read the same way', () => {
  const path = 'specs/pipelines/sales/flow-spec.md';
  const fenced = openFlowchart('# Flow\n\n```mermaid\ngraph LR\n  a --> $0orders\n```\n', path);
  expect(definition(fenced)).toEqual(['orders.odcs.yaml:13 orders']);
  const prose = openFlowchart('# or$0ders\n\n```mermaid\ngraph LR\n  orders\n```\n', path);
  expect(definition(prose)).toEqual([]);
});

const LINK = '../contracts/sources/shop/orders.odcs.yaml';

test('a click binds a node to a contract, whatever it is called', () => {
  const bound = (link: string): string =>
    `flowchart LR\n  $0crm --> fct_orders\n  click crm href "${link}"\n`;
  expect(definition(openFlowchart(bound(LINK)))).toEqual(['orders.odcs.yaml:13 orders']);
  expect(hover(bound(`${LINK}#orders`))).toContain('**orders** · Orders');
  // What leads to anything but a contract says that it is no table.
  expect(hover(bound('https://example.org'))).toBeUndefined();
  expect(hover(bound('missing.odcs.yaml'))).toContain('Nobody knows the table `crm`');
  const path = bound(LINK).replace('$0', '').replace('contracts', 'con$0tracts');
  const { workspace, uri, text, document, offset } = openFlowchart(path);
  const found = nodeDefinition(workspace.index, uri, document, offset);
  expect(found && text.slice(found.origin.start, found.origin.end)).toBe(LINK);
  expect(found?.targets.map((one) => workspace.show(one.uri, one.place))).toEqual([
    'orders.odcs.yaml:13 orders',
  ]);
});

test('a contract as a whole, an asset, and a table with another schema in front', () => {
  const orders = 'flowchart LR\n  A$0["Orders"] --> b\n';
  expect(definition(openFlowchart(orders))).toEqual(['orders.odcs.yaml:3 orders']);
  expect(hover(orders)).toContain('**Orders** · 1\\.2\\.0 · active');
  expect(hover(orders)).toContain('Tables: 1');
  expect(definition(openFlowchart(chart('$0web_log')))).toEqual(['web_log.yaml:1 web_log']);
  expect(hover(chart('$0web_log'))).toContain('**web\\_log** · asset\n\nVisits of the shop\\.');
  expect(definition(openFlowchart(chart('raw.orders$0')))[0]).toBe('orders.odcs.yaml:13 orders');
});

test('nothing is said of the nodes of other pictures', () => {
  const page = (id: string): string | undefined => {
    const text = `\`\`\`mermaid\ngraph LR\n  $0${id} --> b\n\`\`\`\n`;
    return hoverOf(openFlowchart(text, 'specs/flow.md'));
  };
  expect(page('extract')).toBeUndefined();
  expect(page('fct_ordres')).toContain('Did you mean `fct_orders`?');
});

test('nothing is said of systems, steps and dashboards', () => {
  expect(hover(chart('$0board["Weekly meeting"]'))).toBeUndefined();
});

test('references are in the other fences of a page, too', () => {
  const text =
    '```mermaid\ngraph LR\n  $0orders --> b\n```\n\n```mermaid\ngraph LR\n  A[orders] --> b\n  b --> A\n```\n';
  const page = openFlowchart(text, 'specs/flow.md');
  const found = nodeReferences(page.workspace.index, page.uri, page.document, page.offset);
  expect(found.here.map((range) => shown(page.text, range))).toEqual([
    '3:3 orders',
    '8:3 A',
    '9:9 A',
  ]);
});
