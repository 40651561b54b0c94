import { expect, test } from 'vitest';
import { indexGraph } from '../../../client/src/lineage/page/graph/graph-index.ts';
import {
  neighbourhood,
  type Opened,
  type Reach,
} from '../../../client/src/lineage/page/graph/neighbourhood.ts';
import { chain, graphOf, ladder } from './graphs.ts';

const index = indexGraph(graphOf('a>b b>c c>d d>e b>side x>d'));

const near = (focus: string, hops: number, opened: Partial<Opened> = {}) =>
  neighbourhood(index, focus, hops, { parents: new Map(), children: new Map(), ...opened });

const shown = (...args: Parameters<typeof near>) => [...near(...args).nodes].sort().join(' ');
const reach = (id: string, how: Reach) => new Map([[id, how]]);

test('goes as many hops up and down as asked', () => {
  expect(shown('c', 0)).toBe('c');
  expect(shown('c', 1)).toBe('b c d');
  expect(shown('c', 2)).toBe('a b c d e');
});

test('what is beside the way is not near', () => {
  // `side` is made from b, `x` goes into d: neither is upstream or downstream of c.
  expect(shown('c', 5)).toBe('a b c d e');
});

test('says how many neighbours of each side are left out', () => {
  const { hidden } = near('c', 1);
  expect([...hidden.parents]).toEqual([
    ['b', 1],
    ['d', 1],
  ]);
  expect([...hidden.children].sort()).toEqual([
    ['b', 1],
    ['d', 1],
  ]);
});

test('a side that is opened shows its neighbours, also those beside the way', () => {
  expect(shown('c', 1, { parents: reach('d', 'one') })).toBe('b c d x');
  expect(shown('c', 1, { children: reach('b', 'one') })).toBe('b c d side');
});

test('a side that is closed hides what is behind it', () => {
  expect(shown('c', 2, { parents: reach('c', 'closed') })).toBe('c d e');
  expect(near('c', 2, { parents: reach('c', 'closed') }).hidden.parents.get('c')).toBe(1);
});

test('all parents are those of the parents, too', () => {
  expect(shown('e', 0, { parents: reach('e', 'all') })).toBe('a b c d e x');
});

test('of a table that is gone nothing is near', () => {
  expect(shown('gone', 1)).toBe('');
});

test('ends in a cycle', () => {
  const round = indexGraph(graphOf('a>b b>c c>a c>c'));
  const opened = { parents: reach('a', 'all'), children: reach('a', 'all') };
  expect(neighbourhood(round, 'a', 5, opened).nodes.size).toBe(3);
  expect(neighbourhood(round, 'a', 1, { parents: new Map(), children: new Map() }).nodes.size).toBe(
    3,
  );
});

test.each([
  ['a chain', chain(500), 'step_250'],
  ['diamonds, in which paths double with each rung', ladder(200), 'joint_100'],
])('all of %s is found at once', (_, graph, focus) => {
  const opened = { parents: reach(focus, 'all'), children: reach(focus, 'all') };
  expect(neighbourhood(indexGraph(graph), focus, 1, opened).nodes.size).toBe(graph.nodes.length);
});
