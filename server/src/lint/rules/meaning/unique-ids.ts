import { duplicatesOf } from '../../duplicates.ts';
import { entriesByList } from '../../entries-by-list.ts';
import { contract } from '../../example.ts';
import { defineRule, type Report } from '../../rule.ts';
import { scalarValue } from '../../field-value.ts';

export default defineRule<'document', 'repeated' | 'first'>({
  meta: {
    code: 'unique-ids',
    family: 'meaning',
    severity: 'error',
    since: '0.1.0',
    summary: 'An `id` is the only one of its kind in the list that holds it.',
    explanation:
      'References by path, such as `schema/orders/properties/amount`, go from list to list by `id`. With two equal ids in one list nobody knows which element is meant. The same id in another list is fine.',
    examples: [
      {
        title: 'Two columns with one id',
        bad: contract(`
schema:
  - name: orders
    properties:
      - id: amount
        name: amount
      - id: amount
        name: currency`),
        good: contract(`
schema:
  - name: orders
    properties:
      - id: amount
        name: amount
      - id: currency
        name: currency`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      repeated: 'Another entry of `{list}` has the id `{id}`: an id is unique in its list.',
      first: '`{id}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<'repeated' | 'first'>> {
    const lists = entriesByList(symbols().maps, ({ table }) => table.fields.has('id'));
    for (const { list, entries } of lists) {
      const ids = entries.flatMap((entry) => {
        const id = scalarValue(entry, 'id');
        if (id === undefined || id.deferred || id.node.value === '') return [];
        return [{ key: String(id.node.value), range: id.at }];
      });
      for (const { one, first } of duplicatesOf(ids)) {
        const params = { id: one.key, list };
        const related = [{ range: first.range, messageId: 'first', params }];
        yield { messageId: 'repeated', params, range: one.range, related };
      }
    }
  },
});
