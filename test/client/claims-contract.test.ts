import { expect, test } from 'vitest';
import { claimsContract, claimsDataContract } from '../../client/src/claims-contract.ts';
import { claimsContract as serverSays } from '../../server/src/analysis/claims-contract.ts';

const texts: readonly (readonly [expected: boolean, text: string])[] = [
  [true, 'apiVersion: v3.1.0\nkind: DataContract\n'],
  [true, 'kind: DataContract'],
  [true, '\uFEFFkind: DataContract'],
  [true, '# comment\r\nkind: DataContract\r\n'],
  [true, 'kind:   "DataContract"'],
  [true, "kind: 'DataContract'"],
  [true, '"kind": "DataContract"'],
  [true, '{"apiVersion": "v3.1.0", "kind": "DataContract"}'],
  [true, '{ kind: DataContract }'],
  [true, 'dataContractSpecification: 1.1.0\nid: x'],
  [true, '---\nkind: DataContract'],
  [false, ''],
  [true, 'apiVersion: v1.0.0\nkind: DataProduct\n'],
  [true, 'kind: "DataProduct"\napiVersion: \'v0.9.0\''],
  [true, '{"apiVersion": "v1.1.0", "kind": "DataProduct"}'],
  [false, 'kind: DataProduct'],
  [false, 'apiVersion: catalog.example.com/v1\nkind: DataProduct'],
  [false, 'apiVersion: v1\nkind: DataProduct'],
  [false, 'apiVersion: v1.0.0\nspec:\n  kind: DataProduct'],
  [true, 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct:\n'],
  [true, '\uFEFFschema: "https://opendataproducts.org/v4.1/schema/odps.yaml"\r\nproduct: {}'],
  [true, '{"schema": "https://opendataproducts.org/v4.1/schema/odps.json", "product": {}}'],
  [false, 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml'],
  [false, 'schema: https://example.com/schema.yaml\nproduct: {}'],
  [false, 'a:\n  schema: https://opendataproducts.org/v4.1/schema/odps.yaml\n  product: {}'],
  [false, 'kind: Deployment\napiVersion: v1'],
  [false, 'spec:\n  kind: DataContract'],
  [false, '# kind: DataContract'],
  [false, 'mankind: DataContract'],
  [false, 'kind: Data'],
];

test.each(texts)('%s: %j', (expected, text) => {
  expect(claimsContract(text)).toBe(expected);
  expect(serverSays(text)).toBe(expected);
});

test.each([
  ['apiVersion: v3.1.0\nkind: DataContract\n', true],
  ['{\n  "apiVersion": "v3.1.0",\n  "kind": "DataContract"\n}\n', true],
  ['apiVersion: v1.0.0\nkind: DataProduct\n', false],
  ['dataContractSpecification: 1.1.0\n', false],
  ['a:\n  kind: DataContract\n', false],
  ['layers: {}\n', false],
])('%j is a data contract of ODCS: %s', (text, expected) => {
  expect(claimsDataContract(text)).toBe(expected);
});
