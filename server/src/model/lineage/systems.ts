import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { domainKey } from '../governance/policy-scope.ts';

const FOLDER = /\/contracts\/(?:sources|inputs)\/([^/]+)\/[^/]+$/;

/** The folder of a source contract names the system that it follows: `contracts/sources/stripe/`. */
export function systemOf(uri: string): string | undefined {
  const folder = FOLDER.exec(`/${uri}`)?.[1];
  return folder === undefined ? undefined : decodeUriPart(folder);
}

/** What lies in `sources/stripe` is not what `source('shopify', ...)` reads. */
export function isOfSystem(uri: string, source: string): boolean {
  const system = systemOf(uri);
  return system === undefined || isSameSystem(system, source);
}

/** One of both may say more: `raw_stripe` and the like. */
export function isSameSystem(system: string, source: string): boolean {
  const [one, other] = [domainKey(system), domainKey(source)];
  return other.includes(one) || one.includes(other);
}
