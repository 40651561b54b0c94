import type { Assumed } from '../spec/dialects.ts';

/** Whether the name of a file promises a contract or a data product, whatever its text says: `orders.odcs.yaml`, `sales.odps.yaml`. */
export function namedAsContract(path: string): Assumed {
  const standard = /\.(odcs|odps)\.(?:ya?ml|json)$/i.exec(path)?.[1]?.toLowerCase();
  return standard === 'odps' ? 'odps' : standard === 'odcs';
}
