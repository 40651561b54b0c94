import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { starterTags, teamOf } from '../../../generate/starter/starter-tags.ts';
import type { ServerContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { isAllowed } from '../../../model/governance/allowed-tag-value.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { sameDomain } from '../../../model/governance/policy-scope.ts';
import { saying, type Sentence } from '../../sentence.ts';

/** What a new product has in common with those that are there. */
export interface Surroundings {
  readonly tenant: string | undefined;
  readonly team: string;
  readonly members: readonly YamlRecord[];
  readonly tags: readonly string[];
  readonly servers: readonly YamlRecord[];
  /** About what none of them says. */
  readonly open: readonly Sentence[];
}

/** Looks at the other products, those of the same domain first. `owner`: the team that the canvas names. */
export function surroundingsOf(
  products: readonly WorkspaceContract[],
  domain: string,
  owner: string | undefined,
  { tagging }: Policies,
): Surroundings {
  const own = products.filter(
    ({ content }) => content.domain !== undefined && sameDomain(content.domain, domain),
  );
  const named = own.flatMap(({ content }) => content.team?.name ?? [])[0];
  const team = owner ?? named ?? teamOf(undefined, tagging);
  const tags = starterTags('contract', ['consumer-aligned'], team, tagging).map((tag) =>
    tagOfSiblings(tag, own, tagging),
  );
  const isGuess = owner === undefined && named === undefined;
  const unpaid = tags.find((tag) => /:(?:0+|todo|none|unknown|A0)$/i.test(tag));
  return {
    tenant: tenantOf(products),
    team,
    members: membersOf(team, products),
    tags,
    servers: serversOf(own, products, domain),
    open: [
      ...(isGuess
        ? [
            saying('Which team answers for it? `{team}` stands there until somebody says so.', {
              team,
            }),
          ]
        : []),
      ...(unpaid === undefined
        ? []
        : [saying('Which value has the tag `{tag}`?', { tag: unpaid.split(':')[0] ?? '' })]),
    ],
  };
}

/** With the value that the products of the domain have, where all have the same. */
function tagOfSiblings(
  tag: string,
  own: readonly WorkspaceContract[],
  tagging: Policies['tagging'],
): string {
  const key = tag.split(':')[0] ?? '';
  const rule = tagging?.tags.get(key);
  if (rule?.required !== true || key === 'owner') return tag;
  const values = new Set(
    own.flatMap(({ content }) => {
      const one = content.tags.find((other) => other.startsWith(`${key}:`));
      return one === undefined ? [] : [one.slice(key.length + 1).trim()];
    }),
  );
  const [value, ...others] = values;
  return value !== undefined && others.length === 0 && isAllowed(rule, value)
    ? `${key}:${value}`
    : tag;
}

function tenantOf(products: readonly WorkspaceContract[]): string | undefined {
  const tenants = new Set(products.map(({ content }) => content.tenant));
  const [tenant] = tenants;
  return tenants.size === 1 ? tenant : undefined;
}

/** The owner of the team where another contract names one; else the team itself. */
function membersOf(team: string, products: readonly WorkspaceContract[]): readonly YamlRecord[] {
  const owners = products
    .filter(({ content }) => content.team?.name === team)
    .map(({ content }) =>
      (content.team?.members ?? []).filter(({ role }) => role?.toLowerCase() === 'owner'),
    )
    .find((members) => members.length === 1);
  const [owner] = owners ?? [];
  return [{ username: owner?.username ?? team, name: owner?.name, role: 'Owner' }];
}

/**
 * The servers of a product of the domain, those that other products have as well; of another domain with the schema of
 * this one.
 */
function serversOf(
  own: readonly WorkspaceContract[],
  products: readonly WorkspaceContract[],
  domain: string,
): readonly YamlRecord[] {
  const model = [...own, ...products].find(({ content }) => content.servers.length > 0);
  if (model === undefined) return [];
  const others = products.filter((one) => one !== model && one.content.servers.length > 0);
  const isCommon = ({ server, type }: ServerContent): boolean =>
    others.some(({ content }) =>
      content.servers.some((one) => one.server === server && one.type === type),
    );
  const all = model.content.servers;
  const common = others.length === 0 ? all : all.filter(isCommon);
  return (common.length === 0 ? all.slice(0, 1) : common).map(
    ({ server, type, environment, details }) => ({
      ...{ server, type, environment },
      ...Object.fromEntries(
        Object.entries(details)
          .filter(([key]) => !SECRET.test(key))
          .map(([key, value]) => [
            key,
            key === 'schema' && value === model.content.domain
              ? domain
              : key === 'port' && /^\d{1,5}$/.test(value)
                ? Number(value)
                : value,
          ]),
      ),
    }),
  );
}

/** What nobody copies, wherever it stands. */
const SECRET = /pass|secret|token|credential|private|api_?key/i;
