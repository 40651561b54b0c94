import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { changeTopology } from '../../../../server/src/lint/fixes/topology/change-topology.ts';
import type { TopologyChange } from '../../../../server/src/lint/fixes/topology/topology-change.ts';

const changed = (body: string, change: TopologyChange): string => {
  const text = `flowchart LR\n${body}`;
  return applyEdits(text, changeTopology(text, change)).slice('flowchart LR\n'.length);
};

test.each<[string, string, TopologyChange, string]>([
  [
    'a chain is cut where an edge goes, and labels stay',
    '  a1 --> b1[(b1)] --> c1',
    { removeEdges: [['a1', 'b1']] },
    '  a1\n  b1[(b1)] --> c1',
  ],
  [
    'a line of nodes that others name goes with its edge',
    '  a1 --> b1\n  b1 --> c1\n  a1 --> c1\n',
    { removeEdges: [['a1', 'c1']] },
    '  a1 --> b1\n  b1 --> c1\n',
  ],
  [
    'comments within a chain stay',
    '  a1 -->\n  %% why\n  b1 --> c1\n  a1 --> c1\n',
    { removeEdges: [['a1', 'b1']] },
    '  %% why\n  b1 --> c1\n  a1 --> c1\n',
  ],
  [
    'a node takes its click, style and class with it',
    '  a1 --> b1\n  gone --> b1\n  click gone href "x"\n  style gone fill:#fff\n  class a1,gone hot\n  classDef hot fill:#f00\n',
    { removeNodes: ['gone'] },
    '  a1 --> b1\n  class a1 hot\n  classDef hot fill:#f00\n',
  ],
  [
    'styles of links are counted anew',
    '  a1 --> b1\n  b1 --> c1\n  c1 --> d1\n  linkStyle 0 stroke:red\n  linkStyle 1,2 stroke:blue\n',
    { removeEdges: [['a1', 'b1']] },
    '  a1\n  b1 --> c1\n  c1 --> d1\n  linkStyle 0,1 stroke:blue\n',
  ],
  [
    'with them new edges come last',
    '  a1 --> b1\n  c1 --> d1\n  linkStyle 1 stroke:red\n',
    { addEdges: [['c1', 'b1']] },
    '  a1 --> b1\n  c1 --> d1\n  c1 --> b1\n  linkStyle 1 stroke:red\n',
  ],
  [
    'an edge does not draw a node into a subgraph',
    '  subgraph one\n    a1 --> b1\n  end\n  c1\n',
    { addEdges: [['c1', 'b1']] },
    '  subgraph one\n    a1 --> b1\n  end\n  c1\n  c1 --> b1\n',
  ],
  [
    'a name that is no id becomes a label, and so does one that a subgraph has',
    '  subgraph sales\n    a1\n  end\n',
    {
      addNodes: [
        { name: 'end', beside: 'a1' },
        { name: 'sales', beside: 'a1' },
      ],
    },
    '  subgraph sales\n    a1\n    t1["end"]\n    t2["sales"]\n  end\n',
  ],
  [
    'another name, wherever the node is named',
    '  a1[a1] --> b1\n  b1 --> a1\n  click a1 href "a1"\n',
    { rename: [['a1', 'x1_orders']] },
    '  x1_orders[x1_orders] --> b1\n  b1 --> x1_orders\n  click x1_orders href "a1"\n',
  ],
  [
    'of a node with an id that says nothing the label is the name',
    '  A[orders] --> b1\n',
    { rename: [['orders', 'payments']] },
    '  A[payments] --> b1\n',
  ],
  [
    'what is there is not added',
    '  a1 --> b1\n',
    { addNodes: [{ name: 'a1' }], addEdges: [['a1', 'b1']] },
    '  a1 --> b1\n',
  ],
  [
    'an edge that comes for another one leaves no node on a line of its own',
    '  a1 --> b1\n  a1 --> c1\n',
    { removeEdges: [['a1', 'c1']], addEdges: [['b1', 'c1']] },
    '  a1 --> b1\n  b1 --> c1\n',
  ],
  [
    'an edge is turned where it stands',
    '  a1 --> b1\n  c1 --> a1\n',
    { removeEdges: [['c1', 'a1']], addEdges: [['a1', 'c1']] },
    '  a1 --> b1\n  a1 --> c1\n',
  ],
  [
    'an arrow that points both ways loses one of them',
    '  a1 <--> b1\n  e1@<-->|x| c1\n'.replace('e1@', 'b1 e1@'),
    {
      removeEdges: [
        ['b1', 'a1'],
        ['b1', 'c1'],
      ],
    },
    '  a1 --> b1\n  c1 -->|x| b1\n',
  ],
  [
    'of a label with several lines the first is the name',
    '  A["orders<br/>of the shop"] --> b1\n',
    { rename: [['orders', 'payments']] },
    '  A["payments<br/>of the shop"] --> b1\n',
  ],
  [
    'no name breaks the flowchart',
    '  a1 --> b1\n',
    { rename: [['a1', 'order items --> x[']] },
    '  a1 --> b1\n',
  ],
  [
    'what is broken is left alone',
    '  subgraph x\n  a1 --> b1\n',
    { removeEdges: [['a1', 'b1']] },
    '  subgraph x\n  a1 --> b1\n',
  ],
])('%s', (_, before, change, after) => {
  expect(changed(before, change)).toBe(after);
});
