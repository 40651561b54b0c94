import { mostSimilar } from '../../../base/similar.ts';
import type { Word } from '../../../model/dbt/dbt-model.ts';
import type { Place } from '../../../model/place.ts';
import { listed } from '../../dead-end.ts';
import { contract } from '../../example.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { demandedBy } from '../../governance/demand.ts';
import {
  pathOfTag,
  readTag,
  tagCarriers,
  type ReadTag,
  type TagCarrier,
} from '../../governance/tag-carriers.ts';
import { isAllowed } from '../../../model/governance/allowed-tag-value.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type Params, type WorkspaceReport } from '../../rule.ts';

type Messages =
  'allowed' | 'allowed-similar' | 'pattern' | 'no-value' | 'unknown' | 'unknown-similar';

const policy = `{
  "optional": { "owner": { "allowed": ["billing", "sales"] } },
  "closed": true
}
`;
const tagged = (tag: string): Readonly<Record<string, string>> => ({
  'specs/governance/tagging.json': policy,
  'specs/contracts/orders.odcs.yaml': contract(`
schema:
  - name: orders
    tags:
      - ${tag}
    properties:
      - name: order_id`),
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'allowed-tag-values',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Tags have the values that the tagging policy allows.',
    explanation:
      'A cost center that nobody knows is paid by nobody. `tagging.json` says for each tag which values are `allowed` or which `pattern` they match; with `closed: true` a tag that the policy does not name is a mistake as well. Tags of the classes in `classification.yaml` and the names of tiers are known without being named again. A value is what stands behind the first colon.',
    examples: [
      {
        title: 'A misspelt team',
        bad: tagged('owner:sale'),
        good: tagged('owner:sales'),
        fixed: true,
      },
      {
        title: 'A tag that nobody has agreed on',
        bad: tagged('ownr:sales'),
        good: tagged('owner:sales'),
        fixed: true,
      },
    ],
    standards: ['odcs', 'odps'],
    files: ['dbt-model', 'dbt-properties', 'dbt-project'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      allowed: 'The tag `{tag}` may be {values}, not `{value}`: `{rule}` ({policy}).',
      'allowed-similar':
        'The tag `{tag}` may not be `{value}`. Did you mean `{similar}`? See `{rule}` ({policy}).',
      pattern: 'The value of the tag `{tag}` must match `{pattern}`: `{rule}` ({policy}).',
      'no-value':
        'The tag `{tag}` needs a value behind a colon, as in `{tag}:...`: `{rule}` ({policy}).',
      unknown: 'There is no tag `{tag}` in the policy, and `{rule}` ({policy}) allows no others.',
      'unknown-similar':
        'There is no tag `{tag}` in the policy. Did you mean `{similar}`? `{rule}` ({policy}) allows no others.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const carrier of tagCarriers(visit, () => true)) {
      for (const word of carrier.tags) {
        if (hasVariable(word.text)) continue;
        const tag = readTag(word.text, carrier.tagging);
        const report = tag.rule === undefined ? judgeKey(word, tag, carrier) : judge(word, tag);
        if (report !== undefined) yield report;
      }
    }
  },
  fix: replaceNamed,
});

function judge(word: Word, { key, value, rule }: ReadTag): WorkspaceReport<Messages> | undefined {
  if (rule === undefined) return undefined;
  const { allowed, pattern } = rule;
  if (allowed === undefined && pattern === undefined) return undefined;
  if (value !== undefined && isAllowed(rule, value)) return undefined;
  const said = (
    messageId: Messages,
    at: typeof rule.at,
    more: Params,
    data?: Params,
  ): WorkspaceReport<Messages> => {
    const { demand, params } = demandedBy(at, pathOfTag(rule));
    const place = value ? endOf(word, value) : word.place;
    return {
      messageId,
      params: { ...params, tag: key, ...more },
      place,
      demand,
      ...(data && { data }),
    };
  };
  if (value === undefined || value === '') return said('no-value', rule.at, {});
  if (allowed === undefined || allowed.value.includes(value))
    return said('pattern', pattern?.at ?? rule.at, { pattern: pattern?.value ?? '' });
  const similar = mostSimilar(value, allowed.value);
  if (similar === undefined) {
    const values = listed(allowed.value);
    return said('allowed', allowed.at, { value, values });
  }
  const data = { name: word.text, value: `${key}:${similar}` };
  return said('allowed-similar', allowed.at, { value, similar }, data);
}

/** Of a tag that the policy does not name. */
function judgeKey(
  { text, place }: Word,
  { key, value }: ReadTag,
  { tagging, policies }: TagCarrier,
): WorkspaceReport<Messages> | undefined {
  const { closed } = tagging;
  if (closed?.value !== true) return undefined;
  const others = [
    ...Array.from(policies.classification?.classes.values() ?? [], (one) => one.tag?.value),
    ...(policies.tiering?.tiers.keys() ?? []),
  ].filter((tag) => tag !== undefined);
  if (others.includes(text)) return undefined;
  const { demand, params } = demandedBy(closed.at, 'closed');
  const said = { ...params, tag: key };
  const similar = mostSimilar(key, [...tagging.tags.keys(), ...others]);
  if (similar === undefined) return { messageId: 'unknown', params: said, place, demand };
  const data = { name: text, value: value === undefined ? similar : `${similar}:${value}` };
  return { messageId: 'unknown-similar', params: { ...said, similar }, place, data, demand };
}

/** Where the value stands in its tag; escapes make the text longer than what it says. */
function endOf({ text, place }: Word, value: string): Place {
  const isPlain = place.end - place.start === text.length && text.endsWith(value);
  return isPlain ? { ...place, start: place.end - value.length } : place;
}
