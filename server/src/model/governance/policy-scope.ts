import { decodeUriPart } from '../../base/decode-uri-part.ts';

/** What a file of policies holds for, by where it lies. */
export interface PolicyScope {
  /** URI or path of a folder without a slash at the end: all that is below it. Empty for everything. */
  readonly folder: string;
  /** Only files of that domain. */
  readonly domain: string | undefined;
  /** Of a profile: it holds only while the profile is chosen, and gives way to what lies nearer. */
  readonly profile: string | undefined;
}

const PROFILE = /^(?:(.*)\/)?\.agent-os\/profiles\/([^/]+)\/governance\/(.+)$/i;
/** The last ones that fit: a folder around the project may be called `governance`, too. */
const IN_SPECS = /^(?:(.*)\/)?specs\/(?:governance|product-canvas)\/(.+)$/i;
const ANYWHERE = /^(?:(.*)\/)?(?:governance|product-canvas)\/(.+)$/i;

/**
 * `specs/governance/naming.json` holds for what lies beside `specs`, `sales/governance/naming.json` for what is below
 * `sales`, `specs/governance/finance/naming.json` (or `domains/finance/`) for the domain of finance there.
 */
export function policyScope(uri: string): PolicyScope | undefined {
  const profile = PROFILE.exec(uri);
  if (profile !== null) {
    const [, folder = '', name = '', rest = ''] = profile;
    return { folder, domain: domainIn(rest), profile: decodeUriPart(name) };
  }
  const found = IN_SPECS.exec(uri) ?? ANYWHERE.exec(uri);
  if (found === null) return undefined;
  const [, folder = '', rest = ''] = found;
  return { folder, domain: domainIn(rest), profile: undefined };
}

/** The last folder between `governance` and the file. */
function domainIn(rest: string): string | undefined {
  const last = rest.split('/').at(-2);
  return last === undefined || last === 'domains' ? undefined : decodeUriPart(last);
}

/** Whether a policy of that scope holds for a file. `domain`: the one that the file says it belongs to. */
export function isInScope(
  scope: PolicyScope,
  uri: string,
  domain: string | undefined,
  profile: string,
): boolean {
  if (scope.profile !== undefined && scope.profile !== profile) return false;
  const { folder, domain: wanted } = scope;
  if (folder !== '' && !uri.startsWith(`${folder}/`)) return false;
  return wanted === undefined || isOfDomain(wanted, domain, uri.slice(folder.length));
}

/** Whether a file belongs to a domain: it says so, or says none and lies in a folder of that name. */
export function isOfDomain(wanted: string, domain: string | undefined, path: string): boolean {
  if (domain !== undefined) return sameDomain(domain, wanted);
  const folders = path.split('/').slice(0, -1);
  return folders.some((one) => sameDomain(decodeUriPart(one), wanted));
}

/** The part of a path below the folder that a policy holds for. */
export function pathBelow(policy: string, uri: string): string {
  const folder = policyScope(policy)?.folder ?? '';
  return uri.startsWith(folder) ? uri.slice(folder.length) : uri;
}

export function sameDomain(a: string, b: string): boolean {
  return domainKey(a) === domainKey(b);
}

/** The same for all spellings: `Customer Success` and `customer_success`. */
export function domainKey(domain: string): string {
  return domain.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** The same for policies that hold for the same files. */
export function scopeKey({ folder, domain, profile = '' }: PolicyScope): string {
  return JSON.stringify([folder, profile, domain === undefined ? null : domainKey(domain)]);
}

/** Farthest first: outer folders, in each profiles before what all say, and what single domains say last. */
export function byDistance(a: PolicyScope, b: PolicyScope): number {
  return (
    a.folder.length - b.folder.length ||
    Number(a.profile === undefined) - Number(b.profile === undefined) ||
    Number(a.domain !== undefined) - Number(b.domain !== undefined)
  );
}
