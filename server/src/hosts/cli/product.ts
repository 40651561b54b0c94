import { productVersion } from '../node/product-version.ts';

/** Name and version of this program. */
export const product = { name: 'dataengos', version: productVersion } as const;
