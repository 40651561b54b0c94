import type { Assumed, PolicyId } from '../spec/dialects.ts';

/** Policies lie in a folder of this name, at any depth below it. */
const POLICY =
  /(?:^|[\\/])governance[\\/](?:.*[\\/])?(naming|naming-conventions|classification|classification-policy|tagging)\.(?:ya?ml|json)$/i;
const SERVICE_LEVELS = /(?:^|[\\/])product-canvas[\\/](?:.*[\\/])?slas\.ya?ml$/i;

const byName: Readonly<Record<string, PolicyId>> = {
  naming: 'naming',
  'naming-conventions': 'naming',
  classification: 'classification',
  'classification-policy': 'classification',
  tagging: 'tagging',
};

/**
 * What the path of a file promises, whatever its text says: a contract (`orders.odcs.yaml`), a data product
 * (`sales.odps.yaml`), or a policy (`governance/naming.json`). Takes paths and URIs.
 */
export function promisedByName(path: string): Assumed {
  const standard = /\.(odcs|odps)\.(?:ya?ml|json)$/i.exec(path)?.[1]?.toLowerCase();
  if (standard !== undefined) return standard === 'odps' ? 'odps' : true;
  if (SERVICE_LEVELS.test(path)) return 'service-levels';
  const name = POLICY.exec(path)?.[1]?.toLowerCase();
  return name !== undefined && Object.hasOwn(byName, name) ? (byName[name] ?? false) : false;
}
