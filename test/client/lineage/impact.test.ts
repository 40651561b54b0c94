import { expect, test } from 'vitest';
import type { ViewColumn } from '../../../client/src/lineage/messages.ts';
import { columnRows } from '../../../client/src/lineage/page/graph/column-rows.ts';
import { indexGraph } from '../../../client/src/lineage/page/graph/graph-index.ts';
import {
  impactOfColumn,
  impactOfTable,
  partiesOf,
} from '../../../client/src/lineage/page/graph/impact.ts';
import { graphOf, ladder, node } from './graphs.ts';

const index = indexGraph(graphOf('a>b b>c a>d c>e d>e'));

/** `b: x<a.x y` gives table b with column x made from a.x, and y of which nothing is said. */
function columns(...tables: string[]): Map<string, ViewColumn[] | null> {
  return new Map(
    tables.map((text) => {
      const [table, list = ''] = text.split(': ');
      const parsed = list.split(' ').map((column) => {
        const [name = '', from] = column.split('<');
        const [other = '', otherColumn = ''] = (from ?? '').split('.');
        return { name, from: from === undefined ? [] : [{ node: other, column: otherColumn }] };
      });
      return [table!, list === 'null' ? null : parsed];
    }),
  );
}

const reached = (impact: ReturnType<typeof impactOfTable>) =>
  impact.reached.map(({ node: { id }, steps, columns: names }) => [id, steps, names.join(' ')]);

test('a table reaches everything that is made from it, the nearest first', () => {
  expect(reached(impactOfTable(index, 'a'))).toEqual([
    ['b', 1, ''],
    ['d', 1, ''],
    ['c', 2, ''],
    ['e', 2, ''],
  ]);
  expect(impactOfTable(index, 'e').reached).toEqual([]);
});

test('ends in a cycle, and counts what many paths lead to once', () => {
  expect(impactOfTable(indexGraph(graphOf('a>b b>a')), 'a').reached).toHaveLength(1);
  expect(impactOfTable(indexGraph(ladder(200)), 'joint_0').reached).toHaveLength(600);
});

test('a column reaches the columns that are made from it, and nothing else', () => {
  const known = columns('b: x<a.x y<a.y', 'c: z<b.x', 'd: w<a.y', 'e: v<c.z u<d.w');
  expect(reached(impactOfColumn(index, 'a', 'x', known))).toEqual([
    ['b', 1, 'x'],
    ['c', 2, 'z'],
    ['e', 3, 'v'],
  ]);
});

test('columns that are not known yet are asked for, step by step', () => {
  expect(impactOfColumn(index, 'a', 'x', new Map()).wanted).toEqual(['b', 'd']);
  const known = columns('b: x<a.x', 'd: w<a.y');
  expect(impactOfColumn(index, 'a', 'x', known)).toMatchObject({ wanted: ['c'] });
});

test('a table that says of no column what it is made of is reached as a whole', () => {
  const known = columns('b: null', 'c: z<b.q', 'd: w<a.y', 'e: v');
  expect(reached(impactOfColumn(index, 'a', 'x', known))).toEqual([
    ['b', 1, ''],
    ['c', 2, 'z'],
    ['e', 3, ''],
  ]);
});

test('contracts and owners are named once', () => {
  const one = { steps: 1, columns: [] };
  const { contracts, owners } = partiesOf([
    { ...one, node: node('a', { contracts: ['k', 'l'], owner: 'me' }) },
    { ...one, node: node('b', { contracts: ['l'], owner: 'me' }) },
    { ...one, node: node('c') },
  ]);
  expect([contracts, owners]).toEqual([['k', 'l'], ['me']]);
});

test('the selected table shows its columns, its neighbours those that belong to them', () => {
  const visible = new Set(['a', 'b', 'c']);
  const known = columns('a: x y', 'b: x<a.x y<d.w', 'c: z<b.x q<a.y');
  const { rows, links } = columnRows(index, 'b', visible, known, false);
  expect([...rows].map(([id, box]) => [id, box.rows.map(({ name }) => name)])).toEqual([
    ['b', ['x', 'y']],
    ['a', ['x']],
    ['c', ['z']],
  ]);
  expect(links).toEqual([
    { from: { node: 'a', column: 'x' }, to: { node: 'b', column: 'x' } },
    { from: { node: 'b', column: 'x' }, to: { node: 'c', column: 'z' } },
  ]);
});

test('of many columns some are shown, and all when asked', () => {
  const many = new Map([
    ['b', Array.from({ length: 40 }, (_, i) => ({ name: `c${i}`, from: [] }))],
  ]);
  const some = columnRows(index, 'b', new Set(['b']), many, false).rows.get('b');
  expect([some?.rows.length, some?.more]).toEqual([15, 25]);
  const all = columnRows(index, 'b', new Set(['b']), many, true).rows.get('b');
  expect([all?.rows.length, all?.more]).toEqual([40, 0]);
  const none = columnRows(index, 'b', new Set(['b']), new Map(), true).rows.get('b');
  expect(none?.loading).toBe(true);
});
