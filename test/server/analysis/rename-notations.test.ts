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

  it('in escapes and folded lines, as a whole', () => {
    const text = `${HEAD}schema:\n  - name: a\n    properties:\n      - name: b\n        relationships:\n          - to: "a\\u002eb"\n          - to: >-\n              a.b\n`;
    expect(renamed(text, 'b\n', 'c')).toEqual([
      '      - name: c',
      '          - to: "a.c"',
      '          - to: a.c',
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
