import { expect, test } from 'vitest';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { descriptor as foundationDescriptor } from '../../../product-descriptor.ts';
import { saidTogether } from './said-together.ts';

const customers = contract('schema: []').replace('id: orders', 'id: customers');
const next = customers.replace('version: 1.0.0', 'version: 2.0.0');

const descriptor = (id: string, version: string): string =>
  product(`
inputPorts:
  - name: customers
    version: 2.0.0
    contractId: customers
outputPorts:
  - name: view
    version: ${version}
    contractId: ${id}
    inputContracts:
      - id: ${id}
        version: ${version}`);

function said(code: string, id: string, version: string, others: readonly string[]): string[] {
  const contracts = others.map((text, index) => [`c${String(index)}.odcs.yaml`, text] as const);
  const files = { 'view.odps.yaml': descriptor(id, version), ...Object.fromEntries(contracts) };
  return saidTogether(code, files).map((one) => one.slice(one.indexOf(':') + 1));
}

test('contracts that are there are fine', () => {
  for (const version of ['1.0.0', '2.0.0', '"2.0.0"']) {
    expect(said('product-contracts-exist', 'customers', version, [customers, next])).toEqual([]);
    expect(said('product-versions-exist', 'customers', version, [customers, next])).toEqual([]);
  }
});

test('an id that no contract has is said at the port and at the dependency', () => {
  expect(said('product-contracts-exist', 'custmers', '2.0.0', [next])).toEqual([
    '13: No contract of the workspace has the id `custmers`. Did you mean `customers`?',
    '15: No contract of the workspace has the id `custmers`. Did you mean `customers`?',
  ]);
  expect(said('product-contracts-exist', 'payments', '2.0.0', [next])).toEqual([
    '13: No contract of the workspace has the id `payments`.',
    '15: No contract of the workspace has the id `payments`.',
  ]);
  expect(said('product-versions-exist', 'payments', '2.0.0', [next])).toEqual([]);
});

test('nothing is said where no contract is known, or an id is open', () => {
  expect(said('product-contracts-exist', 'payments', '2.0.0', [])).toEqual([]);
  expect(said('product-contracts-exist', "'${ID}'", '2.0.0', [next])).toEqual([]);
  const open = contract('schema: []').replace('id: orders', "id: '${ID}'");
  expect(said('product-contracts-exist', 'payments', '2.0.0', [next, open])).toEqual([]);
});

test('a version that no contract of the id has is said with those that there are', () => {
  expect(said('product-versions-exist', 'customers', '3.0.0', [customers, next])).toEqual([
    '12: The contract `customers` has no version `3.0.0` in the workspace; it has `1.0.0`, `2.0.0`.',
    '16: The contract `customers` has no version `3.0.0` in the workspace; it has `1.0.0`, `2.0.0`.',
  ]);
  expect(said('product-versions-exist', 'customers', "'${VERSION}'", [next])).toEqual([]);
  const unversioned = next.replace('version: 2.0.0\n', '');
  expect(said('product-versions-exist', 'customers', '3.0.0', [unversioned])).toEqual([]);
});

test('descriptors of the Linux Foundation are left alone', () => {
  const files = { 'pets.odps.yaml': foundationDescriptor, 'customers.odcs.yaml': customers };
  expect(saidTogether('product-contracts-exist', files)).toEqual([]);
  expect(saidTogether('product-versions-exist', files)).toEqual([]);
});
