import { describe, expect, it } from 'vitest';
import { HEAD } from '../ide/ide-fixture.ts';
import { sqlReader } from '../lint/sql-wasm.ts';
import { TestWorkspace, uriOf } from './linked-workspace.ts';

const uri = uriOf('a.odcs.yaml');

function contract(query: string): string {
  return `${HEAD}schema:
  - name: orders
    properties:
      - name: cid # here
      - name: total
    quality:
      - type: sql
        query: ${query}
        mustBe: 0
  - name: customers
    properties:
      - name: cid
`;
}

/** The contract after the rename of `orders.cid`, or of what else is marked. */
function workspaceAfter(text: string, to: string, at = 'cid # here'): TestWorkspace {
  const workspace = new TestWorkspace([{ path: 'a.odcs.yaml', text }], sqlReader);
  expect(workspace.rename(uri, workspace.find(uri, at), to)).toBeUndefined();
  return workspace;
}

const LITERAL = '|\n          ';

describe('a rename of a property', () => {
  it.each([
    ['select cid from {object}', 'select nr from {object}'],
    ['select o.cid, O.CID from orders o', 'select o.nr, O.NR from orders o'],
    [
      "'select cid from orders where total = ''cid'''",
      "'select nr from orders where total = ''cid'''",
    ],
    ['"select cid\\n from ${table}"', '"select nr\\n from ${table}"'],
    [
      `${LITERAL}select count(cid) -- cid\n          from {object}`,
      `${LITERAL}select count(nr) -- cid\n          from {object}`,
    ],
    [
      '>-\n          select cid\n          from {object}',
      '>-\n          select nr\n          from {object}',
    ],
    [
      'select o.cid from orders o join customers c on o.cid = c.cid',
      'select o.nr from orders o join customers c on o.nr = c.cid',
    ],
    [
      'select cid from {object} where total > (select avg(i.cid) from orders i)',
      'select nr from {object} where total > (select avg(i.nr) from orders i)',
    ],
    ['select cid from customers', 'select cid from customers'],
  ])('changes the column in %s', (query, changed) => {
    const workspace = workspaceAfter(contract(query), 'nr');
    expect(workspace.texts.get(uri)).toBe(contract(changed).replace('cid # here', 'nr # here'));
    expect(workspace.queriesKept).toEqual([]);
  });

  it.each([
    ['another name for it', 'select cid as cid from {object}', 'no_2'],
    ['a table expression', 'with t as (select cid from {object}) select cid from t', 'no_2'],
    ['a query that cannot be read', 'select cid from from {object}', 'no_2'],
    ['a template', '"{% if x %} select cid from {object} {% endif %}"', 'no_2'],
    ['a word of SQL', 'select cid from {object}', 'from'],
    ['a word of SQL that the parser takes', 'select 1 from {object} where cid > 1', 'Order'],
    ['a name that needs quotes in SQL', 'select cid from {object}', 'two words'],
    ['a column of an unknown table', 'select o.cid, x.cid from {object} o, other x', 'no_2'],
  ])('leaves %s, and says so', (_, query, to) => {
    const text = contract(query);
    const workspace = workspaceAfter(text, to);
    expect(workspace.texts.get(uri)).toBe(text.replace('cid # here', `${to} # here`));
    expect(workspace.queriesKept).toEqual([9]);
  });

  it.each([
    ['select total from {object} where total = 1', []],
    ["select 'cid' from {object}", []],
    ['select x.cid from other x', [9]],
  ])('knows that %s has nothing to do with it, or cannot know', (query, kept) => {
    expect(workspaceAfter(contract(query), 'no_2').queriesKept).toEqual(kept);
  });

  it('leaves what the database calls so by itself', () => {
    const text = contract('select cid from {object}').replace(
      'name: cid # here',
      'name: cid # here\n        physicalName: CID',
    );
    const workspace = workspaceAfter(text, 'nr');
    expect(workspace.texts.get(uri)).toBe(text.replace('cid # here', 'nr # here'));
    expect(workspace.queriesKept).toEqual([]);
  });

  it('and its inverse leave the query as it was', () => {
    const text = contract(`${LITERAL}select CID, o.cid from orders o\n          where cid > 0`);
    const workspace = workspaceAfter(text, 'order_no');
    expect(workspace.texts.get(uri)).toContain('select ORDER_NO, o.order_no');
    expect(workspace.rename(uri, workspace.find(uri, 'order_no # here'), 'cid')).toBeUndefined();
    expect(workspace.texts.get(uri)).toBe(text);
  });
});

describe('a rename of an object', () => {
  it.each([
    ['select orders.cid from orders', 'select sales.cid from sales'],
    ['select cid from {object}', 'select cid from {object}'],
    ['select c.cid from customers c, ORDERS o', 'select c.cid from customers c, SALES o'],
  ])('changes the table in %s', (query, changed) => {
    const workspace = workspaceAfter(contract(query), 'sales', 'orders\n');
    expect(workspace.texts.get(uri)).toBe(contract(changed).replace('name: orders', 'name: sales'));
    expect(workspace.queriesKept).toEqual([]);
  });

  it('leaves the physical name', () => {
    const text = contract('select cid from raw.orders').replace(
      'name: orders\n',
      'name: orders\n    physicalName: raw.orders\n',
    );
    expect(workspaceAfter(text, 'sales', 'orders\n').texts.get(uri)).toBe(
      text.replace('name: orders', 'name: sales'),
    );
  });
});
