import { decodeUri } from '../../base/decode-uri.ts';

/** What a file of policies holds for, by where it lies. */
export interface PolicyScope {
  /** URI of a folder without a slash at the end: all that is below it. */
  readonly folder: string;
  /** Only files of that domain. */
  readonly domain: string | undefined;
  /** Of a profile: it holds only while the profile is chosen, and gives way to what lies nearer. */
  readonly profile: string | undefined;
}

const PROFILE = /^(.*)\/\.agent-os\/profiles\/([^/]+)\/governance\/(.+)$/;
const POLICIES = /^(.*?)(?:\/specs)?\/(?:governance|product-canvas)\/(.+)$/;

/**
 * `specs/governance/naming.json` holds for what lies beside `specs`, `sales/governance/naming.json` for what is below
 * `sales`, `specs/governance/finance/naming.json` (or `domains/finance/`) for the domain of finance there.
 */
export function policyScope(uri: string): PolicyScope | undefined {
  const profile = PROFILE.exec(uri);
  if (profile !== null) {
    const [, folder = '', name, rest = ''] = profile;
    return { folder, domain: domainIn(rest), profile: name };
  }
  const found = POLICIES.exec(uri);
  if (found === null) return undefined;
  const [, folder = '', rest = ''] = found;
  return { folder, domain: domainIn(rest), profile: undefined };
}

/** The last folder between `governance` and the file. */
function domainIn(rest: string): string | undefined {
  const folders = rest.split('/').slice(0, -1);
  const last = folders.at(-1);
  return last === undefined || last === 'domains' ? undefined : decodeUri(last);
}

/** Whether a policy of that scope holds for a file. `domain`: the one that the file says it belongs to. */
export function isInScope(
  scope: PolicyScope,
  uri: string,
  domain: string | undefined,
  profile: string,
): boolean {
  if (scope.profile !== undefined && scope.profile !== profile) return false;
  if (!uri.startsWith(`${scope.folder}/`)) return false;
  return (
    scope.domain === undefined ||
    (domain === undefined
      ? uri.slice(scope.folder.length).includes(`/${scope.domain}/`)
      : sameDomain(domain, scope.domain))
  );
}

function sameDomain(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, '');
  return plain(a) === plain(b);
}

/** Farthest first: profiles, then outer folders, then what single domains say. */
export function byDistance(a: PolicyScope, b: PolicyScope): number {
  return (
    a.folder.length - b.folder.length ||
    Number(a.profile === undefined) - Number(b.profile === undefined) ||
    Number(a.domain !== undefined) - Number(b.domain !== undefined)
  );
}
