import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { recogniseDialect } from '../../../server/src/spec/dialects.ts';

test.each([
  ['odcs', 'apiVersion: v3.1.0\nkind: DataContract\nid: x'],
  ['odcs', 'apiVersion: 3.0.0\nkind: DataContract'],
  ['odcs', 'apiVersion: v4.0.0\nkind: DataContract\nid: x\nversion: 1.0.0'],
  ['odcs', 'kind: DataContract\nschema: []'],
  ['odcs', 'apiVersion: ${ODCS}\nkind: datacontract'],
  ['odcs', 'apiVersion: v3.0.2\nkind: DataContract\nid: x\ninfo: {}\nmodels: {}\nschema: []'],
  ['odcs-2', 'apiVersion: v2.2.2\nkind: virtualDataset\ndatasetName: d\nuuid: u'],
  ['odcs-2', 'apiVersion: 2.2.1\nkind: DataContract\nid: x'],
  ['odcs-2', 'datasetName: d\nquantumName: q'],
  ['data-contract-specification', 'dataContractSpecification: 1.1.0\nid: x\ninfo: {}\nmodels: {}'],
  ['data-contract-specification', 'apiVersion: v3.0.0\nkind: DataContract\ninfo: {}\nmodels: {}'],
  ['not-odcs', 'apiVersion: example.com/v1\nkind: DataContract\nmetadata: {}\nspec: {}'],
  ['not-odcs', 'apiVersion: v1\nkind: DataContract\nmetadata: {}\nspec: {}'],
  ['not-odcs', 'kind: DataContract\nfoo: 1'],
  ['odps', 'apiVersion: v1.0.0\nkind: DataProduct\nid: x'],
  ['odps', 'apiVersion: v0.9.0\nkind: DataProduct'],
  ['odps', 'apiVersion: v1.1.0\nkind: dataproduct'],
  ['odps', 'kind: DataProduct\nid: x\noutputPorts: []'],
  ['none', 'apiVersion: catalog.example.com/v1\nkind: DataProduct\nmetadata: {}\nspec: {}'],
  ['none', 'kind: DataProduct\nmetadata: {}\nspec: {}\nstatus: {}'],
  ['none', 'apiVersion: v1\nkind: DataProduct'],
  ['none', 'apiVersion: v1\nkind: ConfigMap'],
  ['none', 'name: x'],
])('%s: %s', (dialect, text) => {
  const document = parse(text) as Record<string, unknown>;
  const value = (key: string): string | undefined =>
    typeof document[key] === 'string' ? document[key] : undefined;
  expect(recogniseDialect({ keys: Object.keys(document), value })).toBe(dialect);
});
