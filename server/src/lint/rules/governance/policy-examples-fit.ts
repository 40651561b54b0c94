import { matchesPattern } from '../../../model/governance/name-pattern.ts';
import { PolicyMap } from '../../../model/governance/policy-map.ts';
import { readNaming } from '../../../model/governance/read-naming.ts';
import { breachOf, repaired, type ExampleMistake } from '../../governance/example-mistake.ts';
import { effectiveRules } from '../../governance/name-rules.ts';
import { namingPolicy } from '../../governance/policy-example.ts';
import { readPolicy } from '../../governance/policy-ranges.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type DocumentVisit, type Report } from '../../rule.ts';

type Messages = ExampleMistake | 'value' | 'rule';

export default defineRule<'document', Messages>({
  meta: {
    code: 'policy-examples-fit',
    family: 'governance',
    severity: 'error',
    since: '0.1.0',
    summary: 'An example obeys the rule that it is an example of.',
    explanation:
      'An example is what people copy, and what an agent goes by. One that breaks its own rule shows that either the rule or the example is not what was meant. For the same reason the values that a tag may have match the pattern of the tag.',
    examples: [
      {
        title: 'An example without the prefix',
        bad: namingPolicy(
          '{ "column_rules": { "boolean": { "prefix": "is_|has_", "example": "active" } } }',
        ),
        good: namingPolicy(
          '{ "column_rules": { "boolean": { "prefix": "is_|has_", "example": "is_active" } } }',
        ),
        fixed: true,
      },
      {
        title: 'A value that the pattern does not let pass',
        bad: {
          'governance/tagging.json': `{
  "required": { "cost-center": { "pattern": "^[0-9]{4}$", "allowed": ["4711", "marketing"] } }
}
`,
        },
        good: {
          'governance/tagging.json': `{
  "required": { "cost-center": { "pattern": "^[0-9]{4}$", "allowed": ["4711", "4712"] } }
}
`,
        },
      },
    ],
    standards: ['naming', 'tagging'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      prefix: 'The example `{example}` breaks its own rule: it does not begin with {affixes}.',
      suffix: 'The example `{example}` breaks its own rule: it does not end with {affixes}.',
      pattern: 'The example `{example}` breaks its own rule: it does not match `{pattern}`.',
      casing: 'The example `{example}` breaks its own rule: it is not in `{casing}`.',
      length:
        'The example `{example}` breaks its own rule: it has {count} characters, and {limit} are allowed.',
      reserved: 'The example `{example}` is a reserved word of this policy.',
      'written-out': 'The example `{example}` has `{short}`, which this policy writes `{word}`.',
      value: '`{value}` can never be a value of this tag: it does not match `{pattern}`.',
      rule: 'this is what it breaks',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  check(visit): Iterable<Report<Messages>> {
    return visit.contract.dialect === 'naming' ? examplesOf(visit) : valuesOf(visit);
  },
  fix: replaceValue,
});

function* examplesOf(visit: DocumentVisit): Iterable<Report<Messages>> {
  const read = readPolicy(visit, readNaming);
  if (read === undefined) return;
  const { policy, rangeOf } = read;
  for (const effective of effectiveRules(policy)) {
    const { example } = effective.rule;
    if (example === undefined) continue;
    const breach = breachOf(example.value, effective, policy);
    if (breach === undefined) continue;
    const { messageId, params, at } = breach;
    const value = repaired(example.value, effective, policy);
    yield {
      messageId,
      params,
      range: rangeOf(example.at),
      related: [{ range: rangeOf(at), messageId: 'rule' }],
      ...(value !== undefined && { data: { value, safe: 0 } }),
    };
  }
}

function* valuesOf(visit: DocumentVisit): Iterable<Report<Messages>> {
  const read = readPolicy(visit, (...from) => PolicyMap.of(...from));
  if (read === undefined) return;
  const { policy: root, rangeOf } = read;
  for (const field of ['required', 'optional']) {
    const tags = root.map(field);
    for (const { value: key } of tags?.keys() ?? []) {
      const tag = tags?.map(key);
      const pattern = tag?.pattern('pattern');
      if (pattern === undefined) continue;
      for (const { value, at } of tag?.texts('allowed') ?? []) {
        if (matchesPattern(pattern.value, value) !== false) continue;
        const related = [{ range: rangeOf(pattern.at), messageId: 'rule' }];
        const params = { value: shorten(value, 40), pattern: pattern.value };
        yield { messageId: 'value', params, range: rangeOf(at), related };
      }
    }
  }
}
