import { matchesPattern } from '../../../model/governance/name-pattern.ts';
import { conformingNames } from '../../../model/governance/names/conforming-name.ts';
import { judgeName } from '../../../model/governance/names/judge-name.ts';
import { PolicyMap } from '../../../model/governance/policy-map.ts';
import { readNaming } from '../../../model/governance/read-naming.ts';
import { say, type BreachMessages } from '../../governance/name-report.ts';
import { rulesForNames } from '../../governance/naming-file.ts';
import { namingPolicy } from '../../governance/policy-example.ts';
import { readPolicy } from '../../governance/policy-ranges.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type DocumentVisit, type Report } from '../../rule.ts';

type Messages = BreachMessages | 'value' | 'rule';

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
      prefixes: 'The example `{example}` breaks its own rule: it begins with none of {affixes}.',
      suffix: 'The example `{example}` breaks its own rule: it does not end with {affixes}.',
      suffixes: 'The example `{example}` breaks its own rule: it ends with none of {affixes}.',
      pattern: 'The example `{example}` breaks its own rule: it does not match `{pattern}`.',
      casing: 'The example `{example}` breaks its own rule: it is not in `{casing}`.',
      length:
        'The example `{example}` breaks its own rule: it has {count} characters, and {most} are allowed.',
      reserved: 'The example `{example}` is a reserved word of this policy.',
      writtenOut: 'The example `{example}` has `{short}`, which this policy writes `{long}`.',
      abbreviation:
        'The example `{example}` has the short word `{short}`, which this policy does not list.',
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
  const { rangeOf } = read;
  // What people copy is no exception.
  const policy = { ...read.policy, exceptions: [] };
  for (const { rules, thing } of rulesForNames(policy)) {
    const { example } = rules;
    if (example === undefined) continue;
    const named = { ...thing, name: example.value };
    const [breach] = judgeName(policy, named, undefined);
    if (breach === undefined) continue;
    const { messageId, params } = say(breach, example.value);
    const [value] = conformingNames(policy, named, undefined);
    yield {
      messageId,
      params: { ...params, example: example.value },
      range: rangeOf(example.at),
      related: [{ range: rangeOf(breach.at), messageId: 'rule' }],
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
