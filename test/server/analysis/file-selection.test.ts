import { expect, test } from 'vitest';
import { claimsContract } from '../../../server/src/analysis/claims-contract.ts';
import { defaultSettings } from '../../../server/src/analysis/default-settings.ts';
import { fileSelection } from '../../../server/src/analysis/file-selection.ts';

const selection = fileSelection(defaultSettings.files);

test.each([
  ['orders.odcs.yaml', true],
  ['a/.hidden/orders.odcs.yml', true],
  ['orders.odcs.json', true],
  ['contracts/orders.yaml', true],
  ['specs/contracts/sources/stripe/charges.yml', true],
  ['orders.yaml', false],
  ['contracts/readme.md', false],
])('%s is included: %s', (path, included) => {
  expect(selection.includes(path)).toBe(included);
});

test.each([
  ['node_modules', true],
  ['a/node_modules/b/c.odcs.yaml', true],
  ['target/x.odcs.yaml', true],
  ['targets/x.odcs.yaml', false],
  ['contracts', false],
])('%s is excluded: %s', (path, excluded) => {
  expect(selection.excludes(path)).toBe(excluded);
});

test('a name without wildcards is a folder and all below it', () => {
  const { excludes } = fileSelection({ include: [], exclude: ['./old/', 'build'] });
  expect(['old', 'old/a.yaml', 'build/b/c.yaml', 'a/old/b.yaml'].map(excludes)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test.each([
  ['kind: DataContract\n', true],
  ['# note\napiVersion: v3.1.0\nkind:   "DataContract"\n', true],
  ["\uFEFFkind: 'DataContract'", true],
  ['dataContractSpecification: 1.1.0', true],
  ['{ "apiVersion": "v3.1.0", "kind": "DataContract" }', true],
  ['{\n  "kind": "DataContract"\n}', true],
  ['kind: DataProduct\n', false],
  ['a:\n  kind: DataContract\n', false],
  ['apiVersion: v1\nkind: Pod\n', false],
  ['', false],
])('%j claims to be a contract: %s', (text, claims) => {
  expect(claimsContract(text)).toBe(claims);
});
