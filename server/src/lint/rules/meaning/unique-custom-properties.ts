import { duplicatesOf } from '../../duplicates.ts';
import { entriesByList } from '../../entries-by-list.ts';
import { contract } from '../../example.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';

export default defineRule<'document', 'repeated' | 'first'>({
  meta: {
    code: 'unique-custom-properties',
    family: 'meaning',
    severity: 'hint',
    since: '0.1.0',
    summary: 'A list of custom properties has each name once.',
    explanation:
      'Most tools read such a list as a map, so that of two entries with one name the last one wins without a word. For several values write a list. From version 3.2.0 each `vendor` has its own names.',
    examples: [
      {
        title: 'Two cost centers',
        bad: contract(`
customProperties:
  - property: costCenter
    value: 4711
  - property: costCenter
    value: 4712`),
        good: contract(`
customProperties:
  - property: costCenter
    value: [4711, 4712]`),
      },
    ],
    standards: ['odcs', 'odps'],
    cost: 'idle',
    fixable: 'no',
    messages: {
      repeated: '`{name}` is in this list twice: tools read only one of the two.',
      first: '`{name}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<'repeated' | 'first'>> {
    const lists = entriesByList(symbols().maps, ({ type }) => type.name === 'CustomProperty');
    for (const { entries } of lists) {
      const named = entries.flatMap((entry) => {
        const name = knownText(entry, 'property');
        const written = scalarValue(entry, 'property');
        if (name === undefined || written === undefined) return [];
        return [{ key: `${name}\n${knownText(entry, 'vendor') ?? ''}`, name, range: written.at }];
      });
      for (const { one, first } of duplicatesOf(named)) {
        const params = { name: one.name };
        const related = [{ range: first.range, messageId: 'first', params }];
        yield { messageId: 'repeated', params, range: one.range, related };
      }
    }
  },
});
