import { expect, test } from 'vitest';
import { lineageText } from '../../../client/src/chat/lineage-text.ts';
import type { ViewGraph } from '../../../server/src/hosts/lsp/protocol.ts';

const node = (id: string, more = {}): ViewGraph['nodes'][number] => ({
  ...{ id, name: id.toUpperCase(), kind: 'model', errors: 0, warnings: 0 },
  ...more,
});
const edge = (from: string, to: string): ViewGraph['edges'][number] => ({
  ...{ from, to, kind: 'flow', said: ['dbt'] },
});
const graph: ViewGraph = {
  nodes: [
    node('a'),
    node('b'),
    node('c', { owner: 'finance', contracts: ['churn'], kind: 'object' }),
  ],
  edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')],
};

test('says what a change reaches, nearest first, also in a circle', () => {
  expect(lineageText(graph, 'a', 'downstream')).toBe(
    'Table A\nA change of it reaches:\n- B (model, 1 step)\n- C (object, 2 steps, owner finance, contract churn)',
  );
});

test('says both ways, and nothing where nothing is', () => {
  expect(lineageText({ ...graph, edges: [] }, 'B', 'both')).toBe(
    'Table B\nIt is made of: nothing.\nA change of it reaches: nothing.',
  );
});

test('tells a model what to do where there is no such table, and no server', () => {
  const churn = { nodes: [node('fct_churn')], edges: [] };
  expect(lineageText(churn, 'churn', 'both')).toContain('Did you mean FCT_CHURN?');
  expect(lineageText(churn, 'x', 'both')).toContain('Use the name of a table');
  expect(lineageText(undefined, 'x', 'both')).toContain('Try again');
});

test('is cut where it would not end', () => {
  const nodes = Array.from({ length: 500 }, (_, at) => node(`t${String(at)}`));
  const edges = nodes.slice(1).map(({ id }) => edge('t0', id));
  const text = lineageText({ nodes, edges }, 't0', 'downstream');
  expect(text.split('\n')).toHaveLength(203);
  expect(text).toContain('more, which are left out');
});
