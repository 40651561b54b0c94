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
      ['customers.id', 'customers.email', 'other/customers.odcs.yaml#'],
      'to: customers.id\n',
    ],
    [
      '          - to: cust$0\n',
      ['customers.id', 'customers.email', 'other/customers.odcs.yaml#'],
      'to: customers.id\n',
    ],
    [
      "          - to: 'cust$0'\n",
      ['customers.id', 'customers.email', 'other/customers.odcs.yaml#'],
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

  it('in composite relationships: of the own object in front, never the other end', () => {
    const ends = (from: string, to: string): string =>
      `${head}      - name: a\n      - name: b\n    relationships:\n      - from: ${from}\n        to:${to}\n`;
    expect(offered(ends('[orders.a, $0]', '\n          - customers.id')).labels).toEqual([
      'orders.b',
    ]);
    expect(offered(ends('[orders.a, $0]', '\n          - orders.b')).labels).toEqual([]);
    expect(
      offered(ends('[orders.a]', '\n          - customers.id\n          - $0')).labels,
    ).toEqual(['customers.email', 'orders.b', 'other/customers.odcs.yaml#']);
  });

  it('in service levels, behind a comma too', () => {
    const text = `${head}      - name: a\nslaProperties:\n  - property: latency\n    value: 1\n    element: customers.id, $0\n`;
    expect(offered(text).labels).toEqual(['customers.email', 'orders.a']);
    expect(offered(text).taken).toContain('element: customers.id, customers.email\n');
  });

  it('in arguments of a check, each once', () => {
    const check = (value: string): string =>
      `${head}      - name: a\n      - name: b\n    quality:\n      - metric: duplicateValues\n        arguments:\n          properties: ${value}\n`;
    expect(offered(check('[$0]')).labels).toEqual(['a', 'b']);
    expect(offered(check('[a, $0]')).labels).toEqual(['b']);
    expect(offered(check('[a$0]')).labels).toEqual(['a', 'b']);
    expect(offered(check('\n            - b\n            - $0')).labels).toEqual(['a']);
    expect(
      offered(check('[a]').replace('properties:', 'validValues: [$0]\n          properties:'))
        .labels,
    ).toEqual([]);
  });

  it('in required options and sources, each once', () => {
    const nested = (list: string): string =>
      `${head}      - name: a\n        logicalType: object\n        logicalTypeOptions:\n          required: ${list}\n        properties:\n          - name: x\n          - name: y\n`;
    expect(offered(nested('[$0]')).labels).toEqual(['x', 'y']);
    expect(offered(nested('[x, $0]')).labels).toEqual(['y']);
    expect(
      offered(`${head}      - name: a\n        transformSourceObjects: [orders, $0]\n`).labels,
    ).toEqual(['customers']);
  });

  it('never the thing itself', () => {
    expect(
      offered(`${head}      - name: a\n        encryptedName: $0\n      - name: b\n`).labels,
    ).toEqual(['b']);
    expect(
      offered(
        `${HEAD}team:\n  members:\n    - username: ana\n      replacedByUsername: $0\n    - username: bob\n`,
      ).labels,
    ).toEqual(['bob']);
    const byId = `${HEAD}schema:\n  - name: a\n    id: a\n    properties:\n      - name: x\n        id: x\n        relationships:\n          - to: /schema/$0\n      - name: y\n        id: y\n`;
    expect(offered(byId).labels).toEqual(['/schema/a/properties/y', 'other/customers.odcs.yaml#']);
  });

  it.each([
    ['[a, $0]', '[a, "no"]'],
    ["['$0]", "['no']"],
    ['["$0, "a"]', '["no", "a"]'],
    ['["a", "$0]', '["a", "no"]'],
    ['[n$0', '["no"'],
    ['$0', '["no"]'],
    ['$0 # these', '["no"] # these'],
    ["'$0", "['no']"],
    ["'n$0 # these", "['no'] # these"],
    ['\n            $0', '\n            - "no"'],
    ['\n            - a\n            -$0', '\n            - a\n            - "no"'],
  ])('quotes a name where YAML needs it and closes what was opened: %s', (list, taken) => {
    const text = (value: string): string =>
      `${head}      - name: "no"\n      - name: a\n    quality:\n      - metric: duplicateValues\n        arguments:\n          properties: ${value}\n`;
    expect(offered(text(list)).taken).toContain(`properties: ${taken}\n`);
  });

  it('writes paths in lists as they are', () => {
    const to = (list: string): string =>
      `${head}      - name: a\n    relationships:\n      - from: [orders.a]\n        to: ${list}\n`;
    expect(offered(to('[customers.$0]')).taken).toContain('to: [customers.id]\n');
    expect(offered(to('[other/customers.odcs.yaml#$0]')).taken).toContain(
      'to: [other/customers.odcs.yaml#customers.customer_id]\n',
    );
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
