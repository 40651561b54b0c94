import { isAllowed } from '../../model/governance/allowed-tag-value.ts';
import type { Tagged, TaggingPolicy, TagRule } from '../../model/governance/tagging-policy.ts';

/** Values that say that nobody has chosen one yet, for whatever pattern a policy has. */
const OPEN_VALUES = ['0000', '0', 'todo', 'TODO', 'none', 'unknown', 'A0', '00000', '000'];

/** The team of new files where neither the call nor a policy names one. */
export const DEFAULT_TEAM = 'data-platform';

/** The team that a new file is of: the given one, else the first that the policy allows. */
export function teamOf(given: string | undefined, tagging: TaggingPolicy | undefined): string {
  return given ?? tagging?.tags.get('owner')?.allowed?.value[0] ?? DEFAULT_TEAM;
}

/** The tags that the policy demands, and of the wanted ones those that it knows. */
export function starterTags(
  kind: Tagged,
  wanted: readonly string[],
  team: string,
  tagging: TaggingPolicy | undefined,
): readonly string[] {
  if (tagging === undefined) return wanted;
  const required = [...tagging.tags.values()]
    .filter((rule) => rule.required && rule.appliesTo.includes(kind))
    .map((rule) => tagOf(rule, team));
  const isClosed = tagging.closed?.value === true;
  const known = wanted.filter((tag) => {
    const rule = tagging.tags.get(tag);
    return rule === undefined ? !isClosed : !rule.required && rule.appliesTo.includes(kind);
  });
  return [...required, ...known];
}

function tagOf(rule: TagRule, team: string): string {
  const { key, allowed, pattern } = rule;
  if (key === 'owner' && isAllowed(rule, team)) return `${key}:${team}`;
  // A tag that takes no value is the key alone.
  if (allowed === undefined && pattern === undefined) return key === 'owner' ? key : `${key}:todo`;
  const values = [...(allowed?.value ?? []), ...OPEN_VALUES];
  return `${key}:${values.find((value) => isAllowed(rule, value)) ?? 'TODO'}`;
}
