import { PolicyMap } from '../../../model/governance/policy-map.ts';
import { duplicatesOf } from '../../duplicates.ts';
import { classificationPolicy } from '../../governance/policy-example.ts';
import { readPolicy } from '../../governance/policy-ranges.ts';
import { defineRule, type Report } from '../../rule.ts';

/** The lists of policies, and the field that names their entries. */
const LISTS: readonly (readonly [list: string, field: string])[] = [
  ['levels', 'name'],
  ['classes', 'name'],
  ['rules', 'name'],
  ['products', 'product'],
];

export default defineRule<'document', 'again' | 'first'>({
  meta: {
    code: 'policy-names-unique',
    family: 'governance',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary:
      'Levels, classes and rules of a policy, and products with service levels, stand there once.',
    explanation:
      'Of two classes or products with the same name the first one counts; what the second one says is lost. Two rules of one name cannot be told apart in the findings that name them.',
    examples: [
      {
        title: 'A class twice',
        bad: classificationPolicy(`classes:
  - name: PII
    level: confidential
  - name: PII
    level: restricted`),
        good: classificationPolicy(`classes:
  - name: PII
    level: restricted`),
      },
    ],
    standards: ['classification', 'service-levels'],
    cost: 'typing',
    fixable: 'no',
    messages: {
      again: '`{name}` stands here a second time; the first one counts.',
      first: '`{name}` stands here first',
    },
  },
  on: 'document',
  *check(visit): Iterable<Report<'again' | 'first'>> {
    const read = readPolicy(visit, (...from) => PolicyMap.of(...from));
    if (read === undefined) return;
    const { policy: root, rangeOf } = read;
    for (const [list, field] of LISTS) {
      const named = root.maps(list).flatMap((map) => {
        const name = map.text(field);
        return name === undefined ? [] : [{ key: name.value, range: rangeOf(name.at) }];
      });
      for (const { one, first } of duplicatesOf(named)) {
        const params = { name: one.key };
        const related = [{ range: first.range, messageId: 'first', params }];
        yield { messageId: 'again', params, range: one.range, related };
      }
    }
  },
});
