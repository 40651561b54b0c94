import { expect, test } from 'vitest';
import type { ViewGraph } from '../../../client/src/lineage/messages.ts';
import { indexGraph } from '../../../client/src/lineage/page/graph/graph-index.ts';
import { everything } from '../../../client/src/lineage/page/graph/neighbourhood.ts';
import {
  makePicture,
  type PictureOptions,
} from '../../../client/src/lineage/page/graph/picture.ts';
import { bipartite, chain, graphOf, mesh, node, star } from './graphs.ts';

function picture(graph: ViewGraph, options: Partial<PictureOptions> = {}) {
  const index = indexGraph(graph);
  return makePicture(index, everything(index), {
    focus: null,
    selected: null,
    showAll: false,
    openBoxes: new Set(),
    ...options,
  });
}

const sizes = ({ boxes }: ReturnType<typeof picture>) =>
  boxes.map((box) => (box.type === 'node' ? box.id : `${box.type} of ${box.members.length}`));

test('small graphs are drawn as they are', () => {
  expect(sizes(picture(graphOf('a>b b>c')))).toEqual(['a', 'b', 'c']);
});

test('500 sources of one table are one box', () => {
  const drawn = picture(star(500));
  expect(sizes(drawn)).toEqual(['hub', 'bundle of 500']);
  expect(drawn.links).toMatchObject([{ to: 'hub', count: 500 }]);
  expect(drawn.boxes[1]).toMatchObject({ role: 'sources' });
});

test('twelve are still drawn one by one, and so are those that somebody opened', () => {
  expect(picture(star(12)).boxes).toHaveLength(13);
  const bundle = picture(star(13)).boxes.find(({ type }) => type === 'bundle')!;
  expect(picture(star(13), { openBoxes: new Set([bundle.id]) }).boxes).toHaveLength(14);
});

test('where everything reads everything, each side is one box', () => {
  expect(sizes(picture(bipartite(50)))).toEqual(['bundle of 50', 'bundle of 50']);
});

test('the current and the selected table are never folded', () => {
  const drawn = picture(star(500), { focus: 'source_1', selected: 'source_2' });
  expect(sizes(drawn)).toEqual(['hub', 'source_1', 'source_2', 'bundle of 498']);
});

test('a mesh opens in groups by domain, and says how many tables it has', () => {
  const drawn = picture(mesh(1000, 3000), { focus: 'n500' });
  const groups = drawn.boxes.filter(({ type }) => type === 'group');
  expect(groups).toHaveLength(8);
  expect(drawn).toMatchObject({ many: true, single: 1, visible: 1000 });
  expect(drawn.boxOf.size).toBe(1000);
});

test('groups that read each other are connected by one line', () => {
  const { links, groupedBy } = picture(mesh(1000, 3000));
  expect(groupedBy).toBe('domain');
  const pairs = links.map(({ from, to }) => [from, to].sort().join(' '));
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(links.every(({ both }) => both)).toBe(true);
  // Tables that read each other keep both: that is a cycle, and a mistake.
  expect(picture(graphOf('a>b b>a')).links).toMatchObject([{ both: false }, { both: false }]);
});

test('an opened group is a frame around its tables', () => {
  const graph = mesh(1000, 3000);
  const group = picture(graph).boxes.find((box) => box.type === 'group' && box.name === 'sales')!;
  const opened = picture(graph, { openBoxes: new Set([group.id]) });
  expect(opened.frames).toEqual([{ id: group.id, name: 'sales' }]);
  const inside = graph.nodes.filter(({ domain }) => domain === 'sales');
  expect(opened.boxes.filter((box) => box.type === 'node' && box.group === group.id)).toHaveLength(
    inside.length,
  );
});

test('tables of one domain are grouped by layer', () => {
  const { nodes, edges } = mesh(400, 900);
  const graph = { nodes: nodes.map((one) => ({ ...one, domain: 'all' })), edges };
  const names = picture(graph).boxes.map((box) => box.type === 'group' && box.name);
  expect(names.sort()).toEqual(['intermediate', 'mart', 'source', 'staging']);
  expect(picture(graph).groupedBy).toBe('layer');
});

test('all are shown when somebody asks for all', () => {
  expect(picture(chain(500), { showAll: true }).boxes).toHaveLength(500);
});

test('an edge is claimed only where nobody but a diagram says it, a reference only where nothing flows', () => {
  const graph: ViewGraph = {
    nodes: ['a', 'b', 'c'].map((id) => node(id)),
    edges: [
      { from: 'a', to: 'b', kind: 'flow', said: ['topology'] },
      { from: 'b', to: 'c', kind: 'reference', said: ['contract'] },
      { from: 'b', to: 'c', kind: 'flow', said: ['topology', 'dbt'] },
      { from: 'c', to: 'gone', kind: 'flow', said: ['dbt'] },
    ],
  };
  expect(picture(graph).links).toMatchObject([
    { from: 'a', to: 'b', claimed: true, reference: false },
    { from: 'b', to: 'c', claimed: false, reference: false },
  ]);
});
