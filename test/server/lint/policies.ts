import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PolicyId } from '../../../server/src/spec/dialects.ts';

/** The policies of the example, each in its own format. */
export const policyFiles: Readonly<Record<PolicyId, string>> = {
  naming: 'governance/naming.json',
  classification: 'governance/classification.yaml',
  tagging: 'governance/tagging.json',
  'service-levels': 'product-canvas/slas.yaml',
};

const specs = new URL('../../../examples/churn/specs/', import.meta.url);

export function policyText(id: PolicyId): string {
  return readFileSync(new URL(policyFiles[id], specs), 'utf8');
}

/** JSON is YAML. */
export function policyData(id: PolicyId): unknown {
  return parse(policyText(id)) as unknown;
}
