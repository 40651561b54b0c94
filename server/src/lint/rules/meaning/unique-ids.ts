import type { MapVisit } from '../../../model/visit.ts';
import { duplicatesOf, type Keyed } from '../../duplicates.ts';
import { contract } from '../../example.ts';
import { defineRule, type Report } from '../../rule.ts';
import { scalarField } from '../../scalar-field.ts';

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
    cost: 'typing',
    fixable: 'no',
    messages: {
      repeated: 'Another entry of `{list}` has the id `{id}`: an id is unique in its list.',
      first: '`{id}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<'repeated' | 'first'>> {
    for (const [list, ids] of idsByList(symbols().maps)) {
      for (const { one, first } of duplicatesOf(ids)) {
        const params = { id: one.key, list };
        const related = [{ range: first.range, messageId: 'first', params }];
        yield { messageId: 'repeated', params, range: one.range, related };
      }
    }
  },
});

/** The ids of each list that holds more than one, with the name of the field. */
function idsByList(maps: readonly MapVisit[]): (readonly [string, Keyed[]])[] {
  const root = {};
  const lists = new Map<object, Map<string, Keyed[]>>();
  for (const map of maps) {
    if (map.slot?.item === undefined || !map.table.fields.has('id')) continue;
    const id = scalarField(map, 'id');
    if (id === undefined || id.deferred || id.node.value === '') continue;
    const owner = map.parent ?? root;
    let fields = lists.get(owner);
    if (fields === undefined) lists.set(owner, (fields = new Map<string, Keyed[]>()));
    let ids = fields.get(map.slot.name);
    if (ids === undefined) fields.set(map.slot.name, (ids = []));
    ids.push({ key: String(id.node.value), range: id.range });
  }
  return [...lists.values()].flatMap((fields) => [...fields]).filter(([, ids]) => ids.length > 1);
}
