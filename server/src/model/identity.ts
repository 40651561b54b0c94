import type { YamlMap } from '../syntax/yaml/tree.ts';
import type { BoundDocument } from './bound-document.ts';

/** Where a document says what it is called, and by which fields. */
export interface Identity {
  readonly map: YamlMap | undefined;
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

/** The top level; in descriptors of the Linux Foundation, the details of the product in the first language. */
export function identityOf({ document, symbols }: BoundDocument): Identity {
  const details = symbols.maps.find(({ type }) => type.name === 'ProductDetails');
  if (details === undefined) return topLevel(document);
  return { map: details.node, id: 'productID', name: 'name', version: 'productVersion' };
}

/** Where all but descriptors of the Linux Foundation say it; the rest of the document need not be read. */
export function topLevel({ outline }: BoundDocument['document']): Identity {
  return { map: outline, id: 'id', name: 'name', version: 'version' };
}
