import type { Tagged, TaggingPolicy, TagRule } from '../../../model/governance/tagging-policy.ts';
import { contract } from '../../example.ts';
import { addTag } from '../../fixes/add-tag.ts';
import { demandedBy } from '../../governance/demand.ts';
import { pathOfTag, readTag, tagCarriers } from '../../governance/tag-carriers.ts';
import { tagsToAdd } from '../../governance/tag-values.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

const policy = `{
  "required": {
    "cost-center": { "pattern": "^[0-9]{4}$", "appliesTo": ["contract"] },
    "owner": { "allowed": ["billing", "sales"], "appliesTo": ["contract"] }
  }
}
`;

export default defineRule<'workspace', 'missing'>({
  meta: {
    code: 'required-tags',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'What the tagging policy demands tags of carries them.',
    explanation:
      'Costs are charged and questions are asked by tags, so a table without its `cost-center` or `owner` belongs to nobody. `required` in `tagging.json` names the tags, and `appliesTo` says what must carry them: contracts, their objects and properties, data products, dbt models. The fix adds the tag with the value that the contract itself, its team or the list of allowed values gives, else with a `TODO` that a person replaces.',
    examples: [
      {
        title: 'Nobody owns the contract',
        bad: {
          'specs/governance/tagging.json': policy,
          'specs/contracts/orders.odcs.yaml': contract(`
tags:
  - cost-center:4711
team:
  name: sales
schema: []`),
        },
        good: {
          'specs/governance/tagging.json': policy,
          'specs/contracts/orders.odcs.yaml': contract(`
tags:
  - cost-center:4711
  - owner:sales
team:
  name: sales
schema: []`),
        },
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    files: ['dbt-model'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: { missing: '`{name}` has no tag `{tag}`, which `{rule}` ({policy}) demands.' },
    fixes: { add: 'Add the tag `{tag}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<'missing'>> {
    const isAsked = (_: unknown, tagging: TaggingPolicy, kind: Tagged): boolean =>
      requiredOf(tagging, kind).length > 0;
    for (const carrier of tagCarriers(visit, isAsked)) {
      const { name, place, tags, tagging, kind, more } = carrier;
      if (more === true) continue;
      const all = [...tags.map(({ text }) => text), ...(carrier.elsewhere ?? [])];
      const carried = all.map((text) => readTag(text, tagging).key);
      for (const rule of requiredOf(tagging, kind)) {
        if (carried.includes(rule.key)) continue;
        const { demand, params } = demandedBy(rule.at, pathOfTag(rule));
        const data = { add: tagsToAdd(rule, carrier).join('\n') };
        const said = { ...params, name, tag: rule.key };
        yield { messageId: 'missing', params: said, place, data, demand };
      }
    }
  },
  fix: addTag,
});

const kept = new WeakMap<TaggingPolicy, Map<Tagged, readonly TagRule[]>>();

/** Worked out once for each policy: thousands of properties ask. */
function requiredOf(tagging: TaggingPolicy, kind: Tagged): readonly TagRule[] {
  let byKind = kept.get(tagging);
  if (byKind === undefined) kept.set(tagging, (byKind = new Map<Tagged, readonly TagRule[]>()));
  let found = byKind.get(kind);
  if (found === undefined) {
    found = [...tagging.tags.values()].filter(
      ({ required, appliesTo }) => required && appliesTo.includes(kind),
    );
    byKind.set(kind, found);
  }
  return found;
}
