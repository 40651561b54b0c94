import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { readSample } from '../../../server/src/generate/read-sample.ts';
import { contract } from '../../../server/src/lint/example.ts';
import sample from '../../../server/src/operations/sample.ts';
import type { ProposedChange } from '../../../server/src/operations/proposed-change.ts';
import { memoryContext, type MemoryFiles } from './memory-source.ts';

const texts = ({ files }: ProposedChange): Record<string, string> =>
  Object.fromEntries(files.map(({ path, edits }) => [path, applyEdits('', edits)]));

const column = (csv: string | undefined, name: string): readonly unknown[] => {
  const read = readSample(csv ?? '', 'csv');
  if (read.kind === 'broken') throw new Error(read.reason);
  const at = read.table.columns.indexOf(name);
  if (at === -1) throw new Error(`no column ${name}`);
  return read.table.rows.map((row) => row[at]);
};

const CHURN = 'examples/churn/';
const SAMPLES = 'specs/sample-data/';

function churn(keep: (path: string) => boolean): MemoryFiles {
  const files = readdirSync(`${CHURN}specs`, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [path.slice(CHURN.length), readFileSync(path, 'utf8')] as const)
      .filter(([path]) => !path.startsWith(SAMPLES) || keep(path)),
  );
}

const run = (files: MemoryFiles, input: Parameters<typeof sample.run>[0] = {}) =>
  sample.run(input, memoryContext(files));

test('proposes a file for each object that has none, and leaves the others alone', async () => {
  const files = churn((path) => !path.includes('stripe_c'));
  const { change, kept, failed, unknown } = await run(files);
  expect(Object.keys(texts(change))).toEqual([
    `${SAMPLES}stripe_charges/charges.csv`,
    `${SAMPLES}stripe_customers/customers.csv`,
  ]);
  expect(change.files.every(({ isNew }) => isNew)).toBe(true);
  expect(kept).toHaveLength(6);
  expect([failed, unknown]).toEqual([[], []]);
});

test('keys of the samples that are there hold: new rows refer to them, and are there for them', async () => {
  const files = churn((path) => !path.includes('stripe_c'));
  const made = texts((await run(files, { rows: 30 })).change);
  const subscriptions = files[`${SAMPLES}stripe_subscriptions/subscriptions.csv`] as string;
  const customers = column(made[`${SAMPLES}stripe_customers/customers.csv`], 'id');
  for (const one of column(subscriptions, 'customer')) expect(customers).toContain(one);
  const charges = made[`${SAMPLES}stripe_charges/charges.csv`];
  for (const one of column(charges, 'customer')) expect(customers).toContain(one);
  const known = [null, ...column(subscriptions, 'id')];
  for (const one of column(charges, 'subscription')) expect(known).toContain(one);
  expect(new Set(customers).size).toBe(30);
});

test('no rows are made up for what is made of other tables', async () => {
  const { change, unmet } = await run(churn(() => false));
  expect(Object.keys(texts(change)).filter((path) => /churn_report|mrr_report/.test(path))).toEqual(
    [],
  );
  const derived = unmet.filter(({ reason }) => reason.startsWith('It is made of other tables'));
  expect(derived.map(({ element }) => element)).toEqual(['dim_customers', 'fct_churn', 'fct_mrr']);
});

test('what the named contracts refer to comes with them', async () => {
  const files = churn(() => false);
  const { change, unmet } = await run(files, { contracts: ['stripe_charges'], format: 'json' });
  expect(Object.keys(texts(change))).toEqual([
    `${SAMPLES}salesforce_opportunities/accounts.json`,
    `${SAMPLES}stripe_charges/charges.json`,
    `${SAMPLES}stripe_customers/customers.json`,
    `${SAMPLES}stripe_subscriptions/subscriptions.json`,
  ]);
  expect(unmet.map(({ element }) => element)).toContain(
    'charges.amount_cents: amount_is_plausible',
  );
});

test('the same contracts give the same bytes, and another seed gives others', async () => {
  const files = churn(() => false);
  const [one, other, third] = [await run(files), await run(files), await run(files, { seed: 2 })];
  expect(texts(one.change)).toEqual(texts(other.change));
  expect(texts(one.change)).not.toEqual(texts(third.change));
});

const orders = (name: string, object = 'orders') =>
  contract(`
schema:
  - name: ${object}
    properties:
      - name: id
        logicalType: integer`).replace('name: Orders', `name: ${name}`);

test('contracts are named by their name, id, path or folder; others are unknown', async () => {
  const files = { 'specs/a/one.odcs.yaml': orders('one'), 'specs/b/two.odcs.yaml': orders('two') };
  const chosen = async (asked: string): Promise<readonly string[]> =>
    Object.keys(texts((await run(files, { contracts: [asked] })).change));
  expect(await chosen('one')).toEqual([`${SAMPLES}one/orders.csv`]);
  expect(await chosen('specs/b')).toEqual([`${SAMPLES}two/orders.csv`]);
  expect(await chosen('specs/a/one.odcs.yaml')).toEqual([`${SAMPLES}one/orders.csv`]);
  expect(await chosen('orders')).toHaveLength(2);
  const { unknown, change } = await run(files, { contracts: ['twos'] });
  expect(unknown).toEqual([{ asked: 'twos', meant: 'two' }]);
  expect(change.files).toEqual([]);
});

test('two contracts with one name get folders of their own, and names that are no files are refused', async () => {
  const { change, failed } = await run({
    'specs/one.odcs.yaml': orders('same'),
    'specs/two.odcs.yaml': orders('Same'),
    'specs/three.odcs.yaml': orders('three', '../../out'),
    'specs/con.odcs.yaml': orders('con'),
  });
  expect(Object.keys(texts(change))).toEqual([
    `${SAMPLES}same/orders.csv`,
    `${SAMPLES}two/orders.csv`,
  ]);
  expect(failed).toEqual([
    { path: 'specs/three.odcs.yaml', reason: 'No file can be called "../../out".' },
    {
      path: 'specs/con.odcs.yaml',
      reason: 'No folder can have the name of the contract, or another one has it.',
    },
  ]);
});

test('nothing is made of broken text, and samples that cannot be read are told of', async () => {
  const { change, failed } = await run({
    'specs/one.odcs.yaml': `${orders('one')}  "`,
    'specs/two.odcs.yaml': orders('two'),
    [`${SAMPLES}two/orders.csv`]: 'id,id\n',
  });
  expect(change.files).toEqual([]);
  expect(failed).toEqual([
    { path: `${SAMPLES}two/orders.csv`, reason: 'Two columns are called "id".' },
    {
      path: 'specs/one.odcs.yaml',
      reason: 'The text is broken: nobody knows what the contract says.',
    },
  ]);
});
