import { describe, expect, it } from 'vitest';
import { HEAD } from '../ide/ide-fixture.ts';
import { TestWorkspace, uriOf } from './linked-workspace.ts';

const uri = uriOf('a.odcs.yaml');

/** Renames what stands at the n-th occurrence of a text; gives the changed lines. */
function renamed(text: string, at: string, newName: string, nth = 0): readonly string[] {
  const workspace = new TestWorkspace([{ path: 'a.odcs.yaml', text }]);
  const { line, character } = workspace.find(uri, at, nth);
  const problem = workspace.rename(uri, { line, character: character + 1 }, newName);
  if (problem !== undefined) return [problem];
  const before = text.split('\n');
  return (workspace.texts.get(uri) ?? '').split('\n').filter((one) => !before.includes(one));
}

describe('rename in all ways to write a name', () => {
  it('in JSON', () => {
    const text = JSON.stringify(
      {
        apiVersion: 'v3.1.0',
        kind: 'DataContract',
        schema: [{ name: 'a', properties: [{ name: 'b', relationships: [{ to: 'a.b' }] }] }],
      },
      null,
      2,
    );
    expect(renamed(text, '"b"', 'on')).toEqual([
      '          "name": "on",',
      '              "to": "a.on"',
    ]);
  });

  it('in escapes and folded lines, which stay', () => {
    const text = `${HEAD}schema:\n  - name: a\n    properties:\n      - name: b\n        relationships:\n          - to: "a\\u002eb"\n          - to: >-\n              a.b\n`;
    expect(renamed(text, 'b\n', 'c')).toEqual([
      '      - name: c',
      '          - to: "a\\u002ec"',
      '              a.c',
    ]);
  });

  it('in a declaration that aliases repeat', () => {
    const text = `${HEAD}schema:\n  - name: a\n    properties: &common\n      - name: key\n        logicalType: string\n  - name: b\n    properties: *common\nslaProperties:\n  - property: latency\n    value: 1\n    element: a.key, b.key\n`;
    expect(renamed(text, 'name: key', 'id', 0)).toEqual([
      'Put the cursor on a name or an id of the contract to rename it.',
    ]);
    expect(renamed(text, 'key', 'id')).toEqual(['      - name: id', '    element: a.id, b.id']);
  });

  it('of several properties on one line, with a clash seen', () => {
    const text = `${HEAD}schema:\n  - name: a\n    properties: [{name: b, relationships: [{to: a.c}]}, {name: c}]\n`;
    expect(renamed(text, 'c}', 'd')).toEqual([
      '    properties: [{name: b, relationships: [{to: a.d}]}, {name: d}]',
    ]);
    expect(renamed(text, 'c}', 'b')[0]).toContain('is taken');
  });

  it('keeps to the second document of a file', () => {
    const one = (id: string): string =>
      `${HEAD}id: ${id}\nschema:\n  - name: a\n    properties:\n      - name: b # ${id}\n        relationships: [{to: a.b}] # ${id}\n`;
    expect(renamed(`${one('x')}---\n${one('y')}`, 'b # y', 'c')).toEqual([
      '      - name: c # y',
      '        relationships: [{to: a.c}] # y',
    ]);
  });

  it('lets a name with blanks be, where no path names it', () => {
    const text = `${HEAD}schema:\n  - name: a\n    properties:\n      - name: b\n        encryptedName: c\n      - name: c\n`;
    expect(renamed(text, 'c\n', 'two words')).toEqual([
      '        encryptedName: two words',
      '      - name: two words',
    ]);
  });
});

describe('the name of the contract', () => {
  const text = `${HEAD}id: shop\nname: shop # ours\nschema:\n  - name: shop\n`;

  it('is renamed alone: others name a contract by its id', () => {
    expect(renamed(text, 'name: shop # ours', 'sales')).toEqual([
      'Put the cursor on a name or an id of the contract to rename it.',
    ]);
    expect(renamed(text, 'shop # ours', 'Sales, of all shops')).toEqual([
      'name: Sales, of all shops # ours',
    ]);
    expect(renamed(text, 'shop # ours', ' ')).toEqual(['A name must not be empty.']);
  });

  it('leaves data products, other contracts and dbt alone', () => {
    const product = `apiVersion: v1.0.0\nkind: DataProduct\nid: p\nname: All shops\noutputPorts:\n  - name: a\n    version: 1.0.0\n    contractId: shop\n`;
    const dbt = `models:\n  - {name: shop, meta: {data_contract: shop}}\n`;
    const workspace = new TestWorkspace([
      { path: 'a.odcs.yaml', text },
      { path: 'b.odcs.yaml', text: text.replace('id: shop', 'id: other') },
      { path: 'p.odps.yaml', text: product },
      { path: 'dbt/dbt_project.yml', text: 'name: x\n' },
      { path: 'dbt/m.yml', text: dbt },
    ]);
    const before = new Map(workspace.texts);
    expect(workspace.rename(uri, workspace.find(uri, 'shop # ours'), 'sales')).toBeUndefined();
    before.set(uri, text.replace('name: shop # ours', 'name: sales # ours'));
    expect(workspace.texts).toEqual(before);
    const ofProduct = uriOf('p.odps.yaml');
    expect(
      workspace.rename(ofProduct, workspace.find(ofProduct, 'All shops'), 'Shops'),
    ).toBeUndefined();
    expect(workspace.texts.get(ofProduct)).toBe(product.replace('All shops', 'Shops'));
  });
});

/** The text after a rename and its inverse. */
function thereAndBack(text: string, old: string, fresh: string): string | undefined {
  const workspace = new TestWorkspace([{ path: 'a.odcs.yaml', text }]);
  const to = (from: string, name: string): void => {
    const symbols = workspace.index.records(uri)?.[0]?.symbols ?? [];
    const place = symbols.find((one) => one.name === from)?.namePlace;
    const at = { line: place?.line ?? -1, character: place?.start ?? 0 };
    expect(workspace.rename(uri, at, name)).toBeUndefined();
  };
  to(old, fresh);
  expect(workspace.texts.get(uri)).not.toBe(text);
  to(fresh, old);
  return workspace.texts.get(uri);
}

describe('a rename and its inverse', () => {
  const named = (written: string): string =>
    `${HEAD}schema:\n  - name: x\n    properties:\n      - name: z\n        encryptedName: ${written}\n      - name: ${written}\n`;

  it.each([
    ['n', 'n', 'cnt'],
    ['y', 'y', 'cnt'],
    ['cid', 'cid', 'true'],
    ['bigname', 'bigname', 'a: b'],
    ["'cid'", 'cid', 'true'],
    ["'cid'", 'cid', "it's"],
    ['"cid"', 'cid', 'order_no'],
    ['"cid"', 'cid', 'say "so"'],
    ['"true"', 'true', 'cid'],
    ["'true'", 'true', 'cid'],
    ['"a: b"', 'a: b', 'bigname'],
    ['a, b', 'a, b', 'cid'],
    ['>-\n          cid', 'cid', 'a: b'],
    ['|-\n          cid', 'cid', 'true'],
  ])('leave %s as it was', (written, old, fresh) => {
    expect(thereAndBack(named(written), old, fresh)).toBe(named(written));
  });

  it('know what commas and braces mean in a flow collection', () => {
    const text = `${HEAD}schema: [{name: x, properties: [{name: cid}, {"name":"true"}]}]\n`;
    expect(renamed(text, 'cid', 'a, b')).toEqual([
      'schema: [{name: x, properties: [{name: "a, b"}, {"name":"true"}]}]',
    ]);
    expect(thereAndBack(text, 'cid', 'a, b')).toBe(text);
    expect(renamed(text, 'true', 'b')).toEqual([
      'schema: [{name: x, properties: [{name: cid}, {"name":"b"}]}]',
    ]);
  });

  it.each([
    ['"\\u006frders.cid"'],
    ['>-\n              orders.cid'],
    ['|-\n              orders.cid'],
    ['"orders\\\n              .cid"'],
  ])('leave the reference %s as it was', (written) => {
    const text = `${HEAD}schema:\n  - name: orders\n    properties:\n      - name: cid\n        relationships:\n          - to: ${written}\n`;
    expect(thereAndBack(text, 'cid', 'customer')).toBe(text);
  });

  // What cannot be known; docs/navigation.md says so.
  it('lose quotes of a word that YAML 1.1 reads as a boolean, and those that only became necessary', () => {
    expect(thereAndBack(named('No'), 'No', 'cid')).toBe(named('"No"'));
    expect(thereAndBack(named('"cid"'), 'cid', 'true')).toBe(named('cid'));
  });
});

describe('an alternative way', () => {
  it('to name an object in another file asks before it is changed', () => {
    const workspace = new TestWorkspace([
      { path: 'a.odcs.yaml', text: `${HEAD}schema:\n  - name: orders\n` },
      {
        path: 'b.odcs.yaml',
        text: `${HEAD}schema:\n  - name: x\n    properties:\n      - name: y\n        transformSourceObjects: [orders]\n`,
      },
    ]);
    const at = workspace.find(uri, 'orders');
    expect(workspace.rename(uri, at, 'sales')).toBeUndefined();
    expect(workspace.texts.get(uriOf('b.odcs.yaml'))).toContain('[sales]');
    workspace.set(uriOf('c.odcs.yaml'), `${HEAD}schema:\n  - name: sales\n`);
    expect(workspace.rename(uri, at, 'orders')).toBeUndefined();
    // Two contracts declare it now: nobody knows which one is meant.
    expect(workspace.texts.get(uriOf('b.odcs.yaml'))).toContain('[sales]');
  });
});
