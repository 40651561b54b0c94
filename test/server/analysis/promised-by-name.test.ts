import { expect, test } from 'vitest';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import type { Assumed } from '../../../server/src/spec/dialects.ts';

test.each<[string, Assumed]>([
  ['orders.odcs.yaml', true],
  ['specs/Sales.ODPS.yml', 'odps'],
  ['specs/governance/naming.json', 'naming'],
  ['governance/naming-conventions.yml', 'naming'],
  ['file:///c%3A/work/specs/governance/finance/Classification.yaml', 'classification'],
  ['C:\\specs\\governance\\classification-policy.json', 'classification'],
  ['specs/governance/a/b/tagging.yaml', 'tagging'],
  ['specs/product-canvas/slas.yaml', 'service-levels'],
  ['product-canvas/slas.yml', 'service-levels'],
  // A contract is one wherever it lies.
  ['governance/naming.odcs.yaml', true],
  ['specs/governance/my-naming.json', false],
  ['specs/governance/naming.json.bak', false],
  ['specs/my-governance/naming.json', false],
  ['naming.json', false],
  ['specs/product-canvas/finance/slas.yaml', 'service-levels'],
  ['specs/slas.yaml', false],
])('%s', (path, assumed) => {
  expect(promisedByName(path)).toBe(assumed);
});
