import { beforeEach, expect, test } from 'vitest';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import type { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { WorkspaceLint } from '../../../server/src/analysis/workspace-lint.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { contract, product } from '../../../server/src/lint/example.ts';
import { classification } from '../../../server/src/lint/governance/classification-example.ts';
import { engine } from '../lint/check.ts';
import { indexOf } from '../lint/check-workspace.ts';

const customers = contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string`).replace('id: orders', 'id: customers');
const orders = contract(`
schema:
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: customers.odcs.yaml#customers.customer_id`);
const view = product(`
outputPorts:
  - name: view
    version: 1.0.0
    contractId: customers`);
const returns = orders
  .replace('id: orders', 'id: returns')
  .replace('customers.odcs', 'people.odcs');

let index: SymbolIndex;
let lint: WorkspaceLint;

beforeEach(() => {
  index = indexOf({});
  lint = new WorkspaceLint(engine, index, () => defaultConfig);
  put('customers.odcs.yaml', customers);
  put('orders.odcs.yaml', orders);
  put('returns.odcs.yaml', returns);
  put('view.odps.yaml', view);
  lookAtAll();
});

function put(path: string, text: string): void {
  index.put(new SourceFile(path, text, { assumed: true }));
}

function lookAtAll(): void {
  for (const uri of lint.stale) lint.findings(uri);
}

function codes(path: string): readonly string[] {
  return lint.findings(path).map(({ code }) => code);
}

test('an edit that changes no id, version or name concerns its own file only', () => {
  put('customers.odcs.yaml', customers.replace('logicalType: string', 'logicalType: date'));
  expect([...lint.stale]).toEqual(['customers.odcs.yaml']);
});

test('a new name concerns the files that refer to it', () => {
  put('customers.odcs.yaml', customers.replace('name: customer_id', 'name: key'));
  expect([...lint.stale].sort()).toEqual(['customers.odcs.yaml', 'orders.odcs.yaml']);
  expect(codes('orders.odcs.yaml')).toEqual(['external-targets-exist']);
});

test('another version concerns the products that name the contract', () => {
  put('customers.odcs.yaml', customers.replace('version: 1.0.0', 'version: 2.0.0'));
  expect([...lint.stale].sort()).toEqual(['customers.odcs.yaml', 'view.odps.yaml']);
  expect(codes('view.odps.yaml')).toEqual(['product-versions-exist']);
});

test('a missing file that comes concerns those that name it', () => {
  expect(codes('returns.odcs.yaml')).toEqual(['external-targets-exist']);
  put('people.odcs.yaml', customers.replace('id: customers', 'id: people'));
  expect([...lint.stale]).toContain('returns.odcs.yaml');
  expect(codes('returns.odcs.yaml')).toEqual([]);
  expect([...lint.stale]).not.toContain('orders.odcs.yaml');
});

test('a similar id that comes and goes concerns the products that name none', () => {
  index.remove('customers.odcs.yaml');
  expect(codes('view.odps.yaml')).toEqual(['product-contracts-exist']);
  lookAtAll();
  put('new.odcs.yaml', customers.replace('id: customers', 'id: customer'));
  expect([...lint.stale]).toContain('view.odps.yaml');
  expect(lint.findings('view.odps.yaml')[0]?.params).toMatchObject({ similar: 'customer' });
});

test('the last contract that goes takes what is said of products with it', () => {
  for (const name of ['customers', 'orders', 'returns']) index.remove(`${name}.odcs.yaml`);
  expect([...lint.stale]).toContain('view.odps.yaml');
  expect(codes('view.odps.yaml')).toEqual([]);
});

test('a model is looked at again when the contract of its table comes, changes or goes', () => {
  const model = 'dbt/models/stg.sql';
  const source = 'contracts/sources/people.odcs.yaml';
  const people = (physicalName: string): string =>
    contract(`
schema:
  - name: people
    physicalName: ${physicalName}
    properties:
      - name: email`).replace('id: orders', 'id: people');
  const policy = classification['specs/governance/classification.yaml'];
  const given = { 'governance/classification.yaml': policy, 'dbt/dbt_project.yml': 'name: shop\n' };
  const sql = { [model]: "select email from {{ source('crm', 'tbl_people') }}" };
  for (const [path, text] of Object.entries({ ...given, ...sql }))
    index.put(new SourceFile(path, text, { assumed: promisedByName(path) }));
  const said = (): number =>
    lint.findings(model).filter(({ code }) => code === 'sql-treats-sensitive-columns').length;
  expect(said()).toBe(0);
  put(source, people('tbl_people'));
  expect(said()).toBe(1);
  put(source, people('tbl_others'));
  expect(said()).toBe(0);
  put(source, people('crm.tbl_people'));
  expect(said()).toBe(1);
  index.remove(source);
  expect(said()).toBe(0);
});

test('the first policy concerns all files, and so does the last one that goes', () => {
  const policy = 'governance/naming.json';
  index.put(new SourceFile(policy, '{ "reserved_words": ["customer_id"] }', { assumed: 'naming' }));
  expect(codes('customers.odcs.yaml')).toContain('conforming-names');
  expect(codes('orders.odcs.yaml')).toContain('conforming-names');
  index.remove(policy);
  expect(codes('customers.odcs.yaml')).not.toContain('conforming-names');
});
