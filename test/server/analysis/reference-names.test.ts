import { describe, expect, it } from 'vitest';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { referenceHoverAt } from '../../../server/src/ide/reference-hover.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { english, HEAD, openAtCursor } from '../ide/ide-fixture.ts';
import { TestWorkspace, uriOf } from './linked-workspace.ts';

const other = {
  path: 'other/customers.odcs.yaml',
  text: `${HEAD}id: c
name: crm
version: 2.1.0
schema:
  - name: customers
    id: cust
    properties:
      - name: customer_id
        id: cid
        logicalType: string
        physicalType: varchar(36)
        primaryKey: true
        description: Who [buys](https://evil.example/x.png) <b>here</b>
`,
};

const head = `${HEAD}id: o
schema:
  - name: customers
    properties:
      - name: id
        logicalType: integer
      - name: email
  - name: orders
    properties:
`;

/** The labels that are offered as names, and the text after the first one is taken. */
function offered(fixture: string): { labels: string[]; taken: string } {
  const { ide, offset } = openAtCursor(fixture);
  const workspace = new TestWorkspace([other, { path: 'orders.odcs.yaml', text: ide.text }]);
  const names = { graph: workspace.index, uri: uriOf('orders.odcs.yaml') };
  const items = completionAt(ide, offset, english, names).filter(
    ({ kind }) => kind === 'reference',
  );
  const [first] = items;
  const taken =
    first === undefined
      ? ''
      : applyEdits(ide.text, [
          { range: first.range, newText: first.newText },
          ...first.additionalEdits,
        ]);
  return { labels: items.map(({ label }) => label), taken };
}

const property = `${head}      - name: customer_id
        relationships:
`;

describe('completion of names', () => {
  it.each([
    [
      '          - to: $0\n',
      ['customers.id', 'customers.email', 'orders.customer_id', 'other/customers.odcs.yaml#'],
      'to: customers.id\n',
    ],
    [
      '          - to: cust$0\n',
      ['customers.id', 'customers.email', 'orders.customer_id', 'other/customers.odcs.yaml#'],
      'to: customers.id\n',
    ],
    [
      "          - to: 'cust$0'\n",
      ['customers.id', 'customers.email', 'orders.customer_id', 'other/customers.odcs.yaml#'],
      "to: 'customers.id'\n",
    ],
    [
      '          - to: other/customers.odcs.yaml#$0\n',
      ['customers.customer_id', 'other/customers.odcs.yaml#'],
      'to: other/customers.odcs.yaml#customers.customer_id\n',
    ],
    [
      '          - to: other/customers.odcs.yaml#/schema/$0\n',
      ['/schema/cust/properties/cid', 'other/customers.odcs.yaml#'],
      'to: other/customers.odcs.yaml#/schema/cust/properties/cid\n',
    ],
  ])('in %s', (line, labels, taken) => {
    const result = offered(property + line);
    expect(result.labels).toEqual(labels);
    expect(result.taken).toContain(taken);
  });

  it('in composite relationships', () => {
    const text = `${head}      - name: a\n    relationships:\n      - from: [orders.a, $0]\n        to:\n          - customers.id\n`;
    expect(offered(text).labels).toEqual(['customers.id', 'customers.email', 'orders.a']);
    const to = `${head}      - name: a\n    relationships:\n      - from: [orders.a]\n        to:\n          - $0\n`;
    expect(offered(to).labels).toContain('customers.id');
  });

  it('in service levels, behind a comma too', () => {
    const text = `${head}      - name: a\nslaProperties:\n  - property: latency\n    value: 1\n    element: customers.id, $0\n`;
    expect(offered(text).labels).toEqual(['customers.id', 'customers.email', 'orders.a']);
    expect(offered(text).taken).toContain('element: customers.id, customers.id\n');
  });

  it('in arguments of a check', () => {
    const check = (value: string): string =>
      `${head}      - name: a\n      - name: b\n    quality:\n      - metric: duplicateValues\n        arguments:\n          properties: ${value}\n`;
    expect(offered(check('[a, $0]')).labels).toEqual(['a', 'b']);
    expect(offered(check('\n            - $0')).labels).toEqual(['a', 'b']);
    expect(
      offered(check('[a]').replace('properties:', 'validValues: [$0]\n          properties:'))
        .labels,
    ).toEqual([]);
  });

  it('in required options, encrypted names, successors and sources', () => {
    const nested = `${head}      - name: a\n        logicalType: object\n        logicalTypeOptions:\n          required: [$0]\n        properties:\n          - name: x\n          - name: y\n`;
    expect(offered(nested).labels).toEqual(['x', 'y']);
    expect(
      offered(`${head}      - name: a\n        encryptedName: $0\n      - name: b\n`).labels,
    ).toEqual(['a', 'b']);
    expect(
      offered(`${head}      - name: a\n        transformSourceObjects: [$0]\n`).labels,
    ).toEqual(['customers', 'orders']);
    expect(
      offered(
        `${HEAD}team:\n  members:\n    - username: ana\n      replacedByUsername: $0\n    - username: bob\n`,
      ).labels,
    ).toEqual(['ana', 'bob']);
  });

  it('offers no names elsewhere', () => {
    expect(offered(`${head}      - name: a\n        logicalType: $0\n`).labels).toEqual([]);
    expect(offered(`${head}      - name: a\n        $0\n`).labels).toEqual([]);
  });
});

describe('hover on a reference', () => {
  const text = `${property}          - to: other/customers.odcs.yaml#customers.customer_id\n          - to: nowhere.odcs.yaml#a.b\n`;
  const workspace = new TestWorkspace([other, { path: 'orders.odcs.yaml', text }]);
  const hover = (word: string): string | undefined => {
    const at = new LineIndex(text).positionAt(text.indexOf(word) + 1);
    return referenceHoverAt(workspace.index, uriOf('orders.odcs.yaml'), at, english)?.markdown;
  };

  it('shows the target, its contract, and words of it without any effect', () => {
    expect(hover('#customers.customer_id')).toContain('**customers**\n');
    const shown = hover('.customer_id\n');
    expect(shown).toContain(
      '**customers\\.customer\\_id** · string · varchar\\(36\\) · primary key',
    );
    expect(shown).toContain('crm · 2\\.1\\.0 · customers\\.odcs\\.yaml');
    expect(shown).not.toMatch(/[^\\]\[buys|[^\\]</);
  });

  it('says nothing of what is not declared', () => {
    expect(hover('a.b')).toBeUndefined();
    expect(hover('name: customer_id')).toBeUndefined();
  });
});
