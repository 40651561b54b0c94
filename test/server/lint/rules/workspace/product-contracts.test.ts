import { expect, test } from 'vitest';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { descriptor as foundationDescriptor } from '../../../product-descriptor.ts';
import { lintTogether } from '../../check-workspace.ts';
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

test('descriptors of the Linux Foundation name no versions; their ids are a hint', () => {
  const files = { 'pets.odps.yaml': foundationDescriptor, 'customers.odcs.yaml': customers };
  const [finding, ...more] = lintTogether(files).flatMap(({ findings }) =>
    findings.filter(({ code }) => code === 'product-contracts-exist'),
  );
  expect(finding?.severity).toBe('hint');
  expect(more).toEqual([]);
  expect(saidTogether('product-contracts-exist', files)).toEqual([
    'pets.odps.yaml:32: No contract of the workspace has the id `c-1`.',
  ]);
  expect(saidTogether('product-versions-exist', files)).toEqual([]);
});

test('the id of a descriptor is fine where a contract has it, or where it is none of ODCS', () => {
  const own = customers.replace('id: customers', 'id: c-1');
  const found = { 'pets.odps.yaml': foundationDescriptor, 'c.odcs.yaml': own };
  expect(saidTogether('product-contracts-exist', found)).toEqual([]);
  const retired = foundationDescriptor.replace('type: ODCS', 'type: DCS');
  const files = { 'pets.odps.yaml': retired, 'customers.odcs.yaml': customers };
  expect(saidTogether('product-contracts-exist', files)).toEqual([]);
});
