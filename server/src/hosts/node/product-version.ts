import { version } from '../../../../package.json';

/** Version of the product, as in its manifest; written into the bundles. */
export const productVersion: string = version;
