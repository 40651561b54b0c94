import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { nodeAt } from '../../../../server/src/ide/mermaid/node-places.ts';
import {
  idProblem,
  renameNode,
  renameTableInFlowcharts,
} from '../../../../server/src/ide/mermaid/rename-node.ts';
import { openFlowchart, TOPOLOGY } from './open-flowchart.ts';

function renamed(fixture: string, newName: string): string {
  const { document, text, uri, offset } = openFlowchart(fixture);
  const edits = renameNode(text, uri, nodeAt(document, offset)!, newName);
  return 'problem' in edits ? edits.problem : applyEdits(text, edits);
}

function table(text: string, name: string, newName: string, path = TOPOLOGY): string | undefined {
  const edits = renameTableInFlowcharts(text, path, name, newName);
  return edits && applyEdits(text, edits);
}

test('a node is renamed wherever it is named', () => {
  const text = `flowchart LR
  %% about a
  $0a["a"] --> b["after a"]
  b --> a:::gold
  class b,a gold
  click a href "a.html"
  style a fill:#fff
`;
  expect(renamed(text, 'start')).toBe(`flowchart LR
  %% about a
  start["start"] --> b["after a"]
  b --> start:::gold
  class b,start gold
  click start href "a.html"
  style start fill:#fff
`);
});

test('a subgraph, too', () => {
  const text = 'flowchart LR\n  subgraph $0one [One]\n    a\n  end\n  one --> b\n';
  expect(renamed(text, 'two')).toBe(
    'flowchart LR\n  subgraph two [One]\n    a\n  end\n  two --> b\n',
  );
});

test('a subgraph whose id is its title', () => {
  const text = 'flowchart LR\n  subgraph $0one_two\n    a\n  end\n';
  expect(renamed(text, 'three')).toBe('flowchart LR\n  subgraph three\n    a\n  end\n');
});

test.each(['', 'a b', 'end', 'x[1]', 'a-->b', '"q"', 'a;b', '%%c', 'x:::y'])(
  '%j is no id',
  (name) => {
    expect(idProblem(name)?.problem).toBe('`{name}` cannot be the id of a node in a flowchart.');
  },
);

test.each(['orders', 'dim-customers', 'shop.orders', 'Pedidos_é', 'v2'])('%j is one', (name) => {
  expect(idProblem(name)).toBeUndefined();
});

test('a name that another node has is refused', () => {
  expect(renamed('flowchart LR\n  $0a --> b\n', 'b')).toBe(
    'The name `{name}` is taken: see line {line}.',
  );
});

test('a name that would become a part of an arrow is refused', () => {
  expect(renamed('flowchart LR\n  b---$0a\n', 'x')).toBe(
    'With `{name}` the flowchart would not be read the same way.',
  );
});

test('a table is renamed in ids, and in labels that show its name', () => {
  const text = `flowchart LR
  fct_orders["fct_orders (daily)"] --> A[fct_orders]
  B["what fct_orders is"] --> fct_orders_old
`;
  expect(table(text, 'fct_orders', 'fct_sales')).toBe(`flowchart LR
  fct_sales["fct_sales (daily)"] --> A[fct_sales]
  B["what fct_orders is"] --> fct_orders_old
`);
});

test('prose in a label stays', () => {
  const text = 'flowchart LR\n  orders["All orders"] --> B[orders]\n';
  expect(table(text, 'orders', 'sales')).toBe('flowchart LR\n  sales["All orders"] --> B[sales]\n');
});

test('in the fences of Markdown, and not in its prose', () => {
  const fence = (name: string): string =>
    `# orders\n\n\`\`\`mermaid\ngraph LR\n  ${name} --> b\n\`\`\`\n\norders\n\n\`\`\`mermaid\ngraph LR\n  x --> ${name}\n\`\`\`\n`;
  expect(table(fence('orders'), 'orders', 'sales', 'specs/x.md')).toBe(fence('sales'));
});

test('a flowchart keeps the name where the new one is no id or another node has it', () => {
  expect(table('graph LR\n  orders --> b\n', 'orders', 'all sales')).toBeUndefined();
  expect(table('graph LR\n  orders --> sales\n', 'orders', 'sales')).toBeUndefined();
  expect(table('graph LR\n  orders --> b\n', 'other', 'sales')).toBe('graph LR\n  orders --> b\n');
});
