import { resolveAlias, type YamlSequence } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { reportAt } from '../../report-at.ts';
import { relationshipsOf } from '../../relationships.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', 'length' | 'kind' | 'other'>({
  meta: {
    code: 'composite-relationships-match',
    family: 'meaning',
    severity: 'error',
    since: '0.1.0',
    summary: 'A relationship has as many properties on one side as on the other.',
    explanation:
      'The first property of `from` belongs to the first of `to`, the second to the second. A list on one side needs a list on the other, a single property a single one.',
    examples: [
      {
        title: 'Two properties refer to one',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: country
      - name: customer
    relationships:
      - from: [orders.country, orders.customer]
        to: [customers.number]
  - name: customers
    properties:
      - name: country
      - name: number`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: country
      - name: customer
    relationships:
      - from: [orders.country, orders.customer]
        to: [customers.country, customers.number]
  - name: customers
    properties:
      - name: country
      - name: number`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      length:
        '`{key}` has {count} and `{other}` has {wanted}: each property needs its counterpart on the other side.',
      kind: '`{other}` is a list, so `{key}` must be one as well, of the same length.',
      other: '`{other}` stands here',
    },
  },
  on: 'document',
  *check(visit): Iterable<Report<'length' | 'kind' | 'other'>> {
    for (const map of relationshipsOf(visit)) {
      const from = map.byName.get('from');
      const to = map.byName.get('to');
      if (map.type.name !== 'SchemaRelationship' || from === undefined || to === undefined)
        continue;
      const [start, end] = [resolveAlias(from.pair.value), resolveAlias(to.pair.value)];
      const sides = [
        { key: 'from', node: start, pair: from.pair, via: map.via ?? from.via },
        { key: 'to', node: end, pair: to.pair, via: map.via ?? to.via },
      ];
      const lists = sides.filter(({ node }) => node?.kind === 'sequence');
      const length = (side: (typeof sides)[number] | undefined): number =>
        side?.node?.kind === 'sequence' ? side.node.items.length : 0;
      // The shorter side lacks something.
      const [less, more] = [...sides].sort((a, b) => length(a) - length(b));
      if (less === undefined || more === undefined || lists.length === 0) continue;
      const params = { key: less.key, other: more.key, count: length(less), wanted: length(more) };
      const related = [{ range: reportAt(more, more.pair.key), messageId: 'other', params }];
      const range = reportAt(less, less.pair.key);
      if (lists.length === 1) {
        const single = less.node;
        if (single?.kind !== 'scalar' || single.value === null || single.style === 'template')
          continue;
        yield { messageId: 'kind', params, range: reportAt(less, single), related };
      } else if (params.count !== params.wanted && !hasTemplate(start) && !hasTemplate(end)) {
        yield { messageId: 'length', params, range, related };
      }
    }
  },
});

/** Part of a list may be filled in later. */
function hasTemplate(node: YamlSequence | { readonly kind: string } | undefined): boolean {
  if (node === undefined || !('items' in node)) return false;
  return node.items.some(({ value }) => value?.kind === 'scalar' && value.style === 'template');
}
