import type { Metamodel, TypeSpec } from '../metamodel.ts';
import * as access from './access.ts';
import { productContract } from './contract-link.ts';
import { describedProduct, descriptor } from './descriptor.ts';
import * as details from './details.ts';
import * as holder from './holder.ts';
import * as license from './license.ts';
import * as pricing from './pricing.ts';
import * as quality from './quality-targets.ts';
import * as levels from './service-levels.ts';
import * as strategy from './strategy.ts';

const types: readonly TypeSpec[] = [
  descriptor,
  describedProduct,
  productContract,
  ...Object.values(details),
  ...Object.values(strategy),
  ...Object.values(levels),
  ...Object.values(quality),
  ...Object.values(pricing),
  ...Object.values(license),
  ...Object.values(access),
  ...Object.values(holder),
];

/**
 * The Open Data Product Specification of the Linux Foundation. What is required here is so in its text;
 * its schemas and examples contradict each other, so that nothing is enforced.
 */
export const odpsLf: Metamodel = {
  id: 'odps-lf',
  title: 'Open Data Product Specification',
  versions: ['4.1'],
  versionField: 'version',
  root: 'ProductDescriptor',
  freePrefix: 'x-',
  types: Object.fromEntries(types.map((type) => [type.name, type])),
};
