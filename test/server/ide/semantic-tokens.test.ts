import { expect, test } from 'vitest';
import { semanticTokens } from '../../../server/src/ide/semantic-tokens.ts';
import { TestWorkspace, uriOf } from '../analysis/linked-workspace.ts';
import { HEAD } from './ide-fixture.ts';

const uri = uriOf('a.odcs.yaml');

/** `line text kind` with `=` for a declaration, `>` for a reference, then the modifiers. */
function tokens(text: string, other = ''): string[] {
  const workspace = new TestWorkspace([
    { path: 'a.odcs.yaml', text: HEAD + text },
    { path: 'b.odcs.yaml', text: HEAD + other },
  ]);
  return semanticTokens(workspace.index, uri).map((token) => {
    const place = workspace.show(uri, token.place).replace('a.odcs.yaml:', '');
    const marks = [token.deprecated && 'deprecated', token.primaryKey && 'key'].filter(Boolean);
    return [place, token.declares ? '=' : '>', token.kind, ...marks].join(' ');
  });
}

test('declared names have the kind of what they name', () => {
  const text = `schema:
  - name: orders
    properties:
      - name: 'id'
        primaryKey: true
      - name: old
        deprecated: true
    quality:
      - name: many rows
        type: text
        description: There are many.
servers:
  - server: production
    type: custom
roles:
  - role: reader
team:
  members:
    - username: ana
`;
  expect(tokens(text)).toEqual([
    '4 orders = object',
    '6 id = property key',
    '8 old = property deprecated',
    '11 many rows = quality',
    '15 production = server',
    '18 reader = role',
    '21 ana = member',
  ]);
});

test('references have the kind of what they name, also in another file; dead ones have none', () => {
  const text = `schema:
  - name: orders
    properties:
      - name: id
        relationships:
          - to: b.odcs.yaml#people.id
          - to: b.odcs.yaml#people.nobody
          - to: "orders.old"
          - to: schema/o/properties/p
      - name: old
        deprecated: true
        encryptedName: missing
slaProperties:
  - property: latency
    value: 1
    element: orders.id, orders
`;
  const other = 'schema:\n  - name: people\n    properties:\n      - name: id\n';
  expect(tokens(text, other)).toEqual([
    '4 orders = object',
    '6 id = property',
    '8 people > object',
    '8 id > property',
    '9 people > object',
    '10 orders > object',
    '10 old > property deprecated',
    '12 old = property deprecated',
    '18 orders > object',
    '18 id > property',
    '18 orders > object',
  ]);
});

test('SQL is left to the grammar, and so is a name that does not stand there letter by letter', () => {
  const text = `schema:
  - name: "or\\u0064ers"
    properties:
      - name: >-
          folded
          name
      - name: plain
        quality:
          - type: sql
            query: SELECT {property} FROM {object}
            mustBe: 0
`;
  expect(tokens(text)).toEqual(['9 plain = property']);
});

test('what an alias repeats has one token', () => {
  const text = `schema:
  - name: orders
    properties: &shared
      - name: id
        encryptedName: secret
      - name: secret
  - name: copies
    properties: *shared
`;
  expect(tokens(text)).toEqual([
    '4 orders = object',
    '6 id = property',
    '7 secret > property',
    '8 secret = property',
    '9 copies = object',
  ]);
});
