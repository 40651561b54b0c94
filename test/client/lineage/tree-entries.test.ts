import { expect, test } from 'vitest';
import type { ViewEdge, ViewGraph, ViewNode } from '../../../client/src/lineage/messages.ts';
import { TreeEntries } from '../../../client/src/lineage/tree-entries.ts';
import type { TreeEntry } from '../../../client/src/lineage/tree-entry.ts';
import type { ViewProduct } from '../../../server/src/hosts/lsp/protocol.ts';
import { localize } from './localize.ts';

const node = (id: string, rest: Partial<ViewNode> = {}): ViewNode => ({
  id,
  name: `${id}_name`,
  kind: 'model',
  errors: 0,
  warnings: 0,
  ...rest,
});
const flow = (from: string, to: string): ViewEdge => ({ from, to, kind: 'flow', said: ['dbt'] });

const graph: ViewGraph = {
  nodes: [
    node('orders', { kind: 'source', domain: 'sales' }),
    node('staged', { domain: 'sales', layer: 'staging', errors: 1, warnings: 2 }),
    node('report', {
      ...{ domain: 'finance', owner: 'controlling', classification: 'internal' },
      ...{ freshness: '24 h', contracts: ['revenue'], description: 'Revenue by month.' },
    }),
    node('lost'),
  ],
  edges: [
    flow('orders', 'staged'),
    flow('staged', 'report'),
    { from: 'lost', to: 'report', kind: 'reference', said: ['contract'] },
  ],
};
const range = { start: { line: 3, character: 6 }, end: { line: 3, character: 13 } };
const product: ViewProduct = {
  name: 'revenue',
  domain: 'finance',
  place: { uri: 'file:///revenue.odps.yaml', range },
  inputs: ['staged', 'gone'],
  outputs: ['report'],
};

const entries = new TreeEntries(graph, [product], localize);
const labels = (list: readonly TreeEntry[]): string[] =>
  list.map(({ label, description }) => (description === '' ? label : `${label} (${description})`));

/** The lines below the root by their labels. */
function below(tree: TreeEntries, current: string | undefined, ...path: string[]): TreeEntry[] {
  let lines = tree.roots(current);
  for (const label of path) {
    const line = lines.find((one) => one.label === label);
    if (line === undefined) throw new Error(`${label} is not among ${labels(lines).join()}`);
    lines = tree.children(line);
  }
  return [...lines];
}

test('domains hold their products and tables, those without a domain come last', () => {
  expect(labels(entries.roots(undefined))).toEqual([
    'finance (1 product · 1 table)',
    'sales (2 tables)',
    'No domain (1 table)',
  ]);
  expect(labels(below(entries, undefined, 'finance'))).toEqual([
    'revenue (data product · 2 inputs · 1 output)',
    'Tables (1)',
  ]);
  expect(labels(below(entries, undefined, 'No domain', 'Tables'))).toEqual(['lost_name (model)']);
});

test('a product has its inputs, going on upstream, and its outputs, going on downstream', () => {
  expect(labels(below(entries, undefined, 'finance', 'revenue'))).toEqual([
    'Inputs (2)',
    'Outputs (1)',
  ]);
  // A table that no file declares any more is left out.
  const inputs = below(entries, undefined, 'finance', 'revenue', 'Inputs');
  expect(labels(inputs)).toEqual(['staged_name (model · staging · sales · 1 error · 2 warnings)']);
  const further = below(entries, undefined, 'finance', 'revenue', 'Inputs', 'staged_name');
  expect(labels(further)).toEqual(['orders_name (source · sales)']);
  expect(further[0]?.expandable).toBe(false);
  const outputs = below(entries, undefined, 'finance', 'revenue', 'Outputs');
  expect(outputs.map(({ expandable }) => expandable)).toEqual([false]);
});

test('the current table is at the top, with both ways and its columns', () => {
  expect(labels(entries.roots('staged'))[0]).toBe(
    'staged_name (current table · model · staging · sales · 1 error · 2 warnings)',
  );
  expect(labels(below(entries, 'staged', 'staged_name'))).toEqual([
    'Upstream (1)',
    'Downstream (1)',
    'Columns',
  ]);
  expect(labels(entries.roots('unheard of'))).toEqual(labels(entries.roots(undefined)));
});

test('a reference is told from a flow', () => {
  expect(labels(below(entries, 'report', 'report_name', 'Upstream'))).toEqual([
    'lost_name (by reference · model)',
    'staged_name (model · staging · sales · 1 error · 2 warnings)',
  ]);
});

test('the tooltip has all that is known', () => {
  const [report] = below(entries, undefined, 'finance', 'Tables');
  expect(report?.tooltip.split('\n')).toEqual([
    'report_name',
    'Kind: model',
    'Domain: finance',
    'Classification: internal',
    'Owner: controlling',
    'Freshness: 24 h',
    'Contracts: revenue',
    'Findings: none',
    '',
    'Revenue by month.',
  ]);
});

test('a cycle ends where a table comes again', () => {
  const ring: ViewGraph = {
    nodes: [node('a'), node('b'), node('c')],
    edges: [flow('a', 'b'), flow('b', 'c'), flow('c', 'a'), flow('a', 'a')],
  };
  const tree = new TreeEntries(ring, [], localize);
  const path = ['a_name', 'Downstream', 'b_name', 'c_name'];
  expect(
    below(tree, 'a', ...path).map(({ label, description, expandable }) => ({
      ...{ label, description, expandable },
    })),
  ).toEqual([{ label: 'a_name', description: 'again: a cycle · model', expandable: false }]);
});

test('each line has an id of its own, however often its table is shown', () => {
  const ids: string[] = [];
  const walk = (lines: readonly TreeEntry[]): void => {
    for (const line of lines) {
      ids.push(line.id);
      if (line.expandable) walk(entries.children(line));
    }
  };
  walk(entries.roots('staged'));
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});

test('columns lead to the columns that they are made of, and end in a cycle', () => {
  const columns = below(entries, 'report', 'report_name').find(({ kind }) => kind === 'columns');
  if (columns === undefined) throw new Error('There are no columns.');
  const ofReport = [
    { name: 'amount', type: 'decimal', from: [{ node: 'staged', column: 'cents' }] },
    { name: 'month', classification: 'internal', from: [] },
  ];
  const lines = entries.columns(columns, ofReport);
  expect(labels(lines)).toEqual(['amount (decimal · from staged_name.cents)', 'month (internal)']);
  expect(lines.map(({ expandable }) => expandable)).toEqual([true, false]);
  const [cents] = lines[0] ? entries.sourcesOf(lines[0], ofReport) : [];
  expect(cents).toMatchObject({ label: 'staged_name.cents', node: 'staged', expandable: true });
  const ofStaged = [{ name: 'cents', from: [{ node: 'report', column: 'amount' }] }];
  const [again] = cents ? entries.sourcesOf(cents, ofStaged) : [];
  expect(again).toMatchObject({ label: 'report_name.amount', expandable: false });
});

test('domains of any name are kept apart', () => {
  const odd: ViewGraph = {
    nodes: [node('x', { domain: 'a/tables' }), node('y', { domain: 'a' })],
    edges: [],
  };
  const tree = new TreeEntries(odd, [], localize);
  expect(labels(below(tree, undefined, 'a/tables', 'Tables'))).toEqual([
    'x_name (model · a/tables)',
  ]);
  expect(labels(below(tree, undefined, 'a', 'Tables'))).toEqual(['y_name (model · a)']);
});

test('no two lines have the same id, whatever the names and however far one unfolds', () => {
  const domains = ['a', 'a/tables', 'a/product:0', 'a"/tables', ''];
  const nodes = domains.map((domain, index) => node(String(index), { domain }));
  const all = nodes.map(({ id }) => id);
  const edges = all.flatMap((from) => all.flatMap((to) => [flow(from, to), flow(from, to)]));
  const products = domains.map((domain) => ({ ...product, domain, inputs: all, outputs: all }));
  const tree = new TreeEntries({ nodes, edges }, products, localize);
  const seen: string[] = [];
  const unfold = (lines: readonly TreeEntry[], depth: number): void => {
    for (const line of lines) {
      seen.push(line.id);
      if (depth > 0 && line.expandable) unfold(tree.children(line), depth - 1);
    }
  };
  unfold(tree.roots('0'), 5);
  expect(seen.length).toBeGreaterThan(500);
  expect(new Set(seen).size).toBe(seen.length);
});
