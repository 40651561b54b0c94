import { expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import type { TopologyFile } from '../../../server/src/model/governed-file.ts';
import { readTopology } from '../../../server/src/model/read-topology.ts';

function read(text: string): TopologyFile {
  return readTopology(text, new LineIndex(text));
}

function edges(text: string): readonly string[] {
  return read(text).edges.map(({ from, to }) => `${from.text}>${to.text}`);
}

test('each node comes once, with the subgraphs that hold it', () => {
  const { nodes } = read(`graph LR
  src --> stg_orders
  subgraph Silver
    subgraph Staging
      stg_orders[Orders]
    end
  end
`);
  expect(nodes.map(({ name, label, within }) => [name.text, label?.text, within])).toEqual([
    ['src', undefined, []],
    ['stg_orders', 'Orders', ['Silver', 'Staging']],
  ]);
  expect(nodes[1]?.name.place).toEqual({ line: 1, start: 10, end: 20 });
});

test('a label is the name where the id says nothing', () => {
  expect(edges('graph LR\nA[raw.orders] --> n2["stg_orders"]\nn2 --> B[Some words]')).toEqual([
    'raw.orders>stg_orders',
    'stg_orders>B',
  ]);
});

test('several nodes, both ways, and lines that only place things', () => {
  expect(edges('graph LR\na1 & b1 --> c1\nc1 <--> d1\nc1 ~~~ e1')).toEqual([
    'a1>c1',
    'b1>c1',
    'c1>d1',
    'd1>c1',
  ]);
});

test('subgraphs are no tables', () => {
  const topology = read('graph LR\nsubgraph silver\n stg\nend\nbronze_x --> silver');
  expect(topology.nodes.map(({ name }) => name.text)).toEqual(['stg', 'bronze_x']);
  expect(topology.edges).toEqual([]);
});

test('other diagrams have no nodes', () => {
  expect(read('sequenceDiagram\n a->>b: x')).toEqual({
    kind: 'topology',
    nodes: [],
    edges: [],
    mistakes: [],
  });
});

test('arrows of subgraphs are those of all nodes within', () => {
  const { bundles } = read('graph LR\nsubgraph a\n x\n subgraph b\n  y\n end\nend\na --> z');
  expect(bundles).toEqual([{ from: ['x', 'y'], to: ['z'] }]);
  expect(read('graph LR\nx --> y').bundles).toBeUndefined();
});

test('a few lines with millions of edges do no harm', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `t${String(index)}`).join(' & ');
  expect(read(`graph LR\n${many} --> ${many}`).edges).toHaveLength(20_000);
});
