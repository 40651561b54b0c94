import { expect, test } from 'vitest';
import { lineageCounts, nextTo } from '../../../server/src/ide/lineage-counts.ts';
import type { LineageEdge, LineageGraph } from '../../../server/src/model/lineage/lineage-graph.ts';

const edge = (from: string, to: string, kind: LineageEdge['kind'] = 'flow'): LineageEdge => ({
  ...{ from, to, kind, said: [] },
});
const graph = (...edges: LineageEdge[]): LineageGraph => ({ nodes: new Map(), edges });

test('each table counts once, however many ways lead to it', () => {
  const diamond = graph(edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd'));
  expect(lineageCounts(diamond, 'd')).toEqual({ upstream: 3, downstream: 0 });
  expect(lineageCounts(diamond, 'a')).toEqual({ upstream: 0, downstream: 3 });
  expect(lineageCounts(diamond, 'b')).toEqual({ upstream: 1, downstream: 1 });
  expect(nextTo(diamond, 'd')).toEqual({ upstream: ['b', 'c'], downstream: [] });
});

test('a reference by key is no lineage', () => {
  const keyed = graph(edge('a', 'b', 'reference'), edge('b', 'c'));
  expect(lineageCounts(keyed, 'b')).toEqual({ upstream: 0, downstream: 1 });
  expect(lineageCounts(keyed, 'c')).toEqual({ upstream: 1, downstream: 0 });
});

test('in a cycle a table does not count itself', () => {
  const ring = graph(edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'c'));
  expect(lineageCounts(ring, 'c')).toEqual({ upstream: 2, downstream: 2 });
});

test('a table that nobody knows has none', () => {
  expect(lineageCounts(graph(), 'x')).toEqual({ upstream: 0, downstream: 0 });
});

test('a chain of 100,000 tables is counted', () => {
  const chain = graph(
    ...Array.from({ length: 100_000 }, (_, at) => edge(String(at), String(at + 1))),
  );
  expect(lineageCounts(chain, '50000')).toEqual({ upstream: 50_000, downstream: 50_000 });
});
