import { decodeUriPart } from '../../base/decode-uri-part.ts';
import type { ContractRecord } from '../../model/contract-record.ts';

/** The domain of a contract: what it says itself, else the folder below `data-products`; empty for none. */
export function domainOf(uri: string, { governed }: ContractRecord): string {
  const said = governed?.domain?.text;
  if (said !== undefined) return said;
  const folder = /\/data-products\/([^/]+)\//.exec(`/${uri}`)?.[1];
  return folder === undefined ? '' : decodeUriPart(folder);
}
