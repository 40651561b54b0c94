import { isAllowed } from '../../model/governance/allowed-tag-value.ts';
import type { TaggingPolicy, TagRule } from '../../model/governance/tagging-policy.ts';
import { readTag, type TagCarrier } from './tag-carriers.ts';

/** What stands for a value that only a person knows. */
const OPEN = 'TODO';
/** As many values are offered at most. */
const OFFERED = 5;

/** The tags that could be meant where one is missing, best first. */
export function tagsToAdd(rule: TagRule, { around, tagging }: TagCarrier): readonly string[] {
  const { team } = around;
  const known = [valueIn(around.tags, rule, tagging), team].filter(
    (value) => value !== undefined && isAllowed(rule, value),
  );
  const values = new Set(known);
  if (values.size === 0)
    for (const value of rule.allowed?.value ?? []) if (isAllowed(rule, value)) values.add(value);
  if (values.size === 0) values.add(OPEN);
  return [...values].slice(0, OFFERED).map((value) => `${rule.key}:${String(value)}`);
}

function valueIn(
  tags: TagCarrier['tags'],
  rule: TagRule,
  tagging: TaggingPolicy,
): string | undefined {
  for (const { text } of tags) {
    const tag = readTag(text, tagging);
    if (tag.rule?.key === rule.key && tag.value !== undefined) return tag.value;
  }
  return undefined;
}
