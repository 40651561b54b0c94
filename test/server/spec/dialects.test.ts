import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  promisedDialect,
  recogniseDialect,
  type Assumed,
  type DocumentHead,
} from '../../../server/src/spec/dialects.ts';

function headOf(text: string): DocumentHead {
  const document = parse(text) as Record<string, unknown>;
  const value = (key: string): string | undefined =>
    typeof document[key] === 'string' ? document[key] : undefined;
  return { keys: Object.keys(document), value };
}

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
  [
    'odps-lf',
    'schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct: {}',
  ],
  ['odps-lf', 'schema: http://www.opendataproducts.org/dev/schema/odps.json\nproduct:\n  en: {}'],
  ['none', 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1'],
  ['none', 'schema: https://example.com/opendataproducts.org/odps.yaml\nproduct: {}'],
  ['none', 'schema: https://example.com/product.json\nproduct: {}'],
  ['none', 'apiVersion: catalog.example.com/v1\nkind: DataProduct\nmetadata: {}\nspec: {}'],
  ['none', 'kind: DataProduct\nmetadata: {}\nspec: {}\nstatus: {}'],
  ['none', 'apiVersion: v1\nkind: DataProduct'],
  ['none', 'apiVersion: v1\nkind: ConfigMap'],
  ['none', 'name: x'],
])('%s: %s', (dialect, text) => {
  expect(recogniseDialect(headOf(text))).toBe(dialect);
});

test.each<readonly [string, Assumed, string]>([
  ['none', false, 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml'],
  ['odcs', true, 'id: x'],
  ['odps', true, 'kind: DataProduct'],
  ['odps', 'odps', 'id: x'],
  ['odps', 'odps', 'kind: DataProduct\nproduct: {}'],
  ['odps-lf', 'odps', 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml'],
  ['odps-lf', true, 'schema: https://opendataproducts.org/v4.1/schema/odps.yaml'],
  ['odps-lf', 'odps', 'shcema: x\nproduct: {}'],
  ['odcs', true, 'product: {}'],
  ['naming', 'naming', 'layers: {}'],
  ['tagging', 'tagging', 'apiVersion: v3.1.0\nkind: DataContract\nid: x'],
])('%s where %s is promised: %s', (dialect, assumed, text) => {
  expect(promisedDialect(headOf(text), assumed)).toBe(dialect);
});
