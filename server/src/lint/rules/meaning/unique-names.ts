import type { ContractSymbol } from '../../../model/symbols.ts';
import { nearestName } from '../../dead-names.ts';
import { duplicatesOf, type Keyed } from '../../duplicates.ts';
import { contract } from '../../example.ts';
import { defineRule, type Report } from '../../rule.ts';
import { scalarValue } from '../../field-value.ts';

type Messages = 'object' | 'property' | 'first';

export default defineRule<'document', Messages>({
  meta: {
    code: 'unique-names',
    family: 'meaning',
    severity: 'error',
    since: '0.1.0',
    summary:
      'No two objects of a contract, and no two properties of an object, have the same name.',
    explanation:
      'References name objects and properties: `orders.customer_id` must mean one thing. Generators make a table or column of each name, and databases refuse the second one.',
    examples: [
      {
        title: 'A column is there twice',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
      - name: amount
        logicalType: integer`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
      - name: amount_in_cents
        logicalType: integer`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      object: 'Another object of this contract is called `{name}`: give each its own name.',
      property: '`{holder}` already has a property `{name}`: give each its own name.',
      first: '`{name}` stands here first',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<Messages>> {
    const { all, objects } = symbols();
    yield* repeated(objects, 'object', '');
    for (const owner of all) {
      const own = owner.children.filter(({ kind, anonymous }) => kind === 'property' && !anonymous);
      if (own.length > 1) yield* repeated(own, 'property', nearestName(owner));
    }
  },
});

function* repeated(
  list: readonly ContractSymbol[],
  messageId: 'object' | 'property',
  holder: string,
): Iterable<Report<Messages>> {
  for (const { one, first } of duplicatesOf(named(list))) {
    const related = [{ range: first.range, messageId: 'first', params: { name: one.key } }];
    yield { messageId, params: { name: one.key, holder }, range: one.range, related };
  }
}

function* named(list: readonly ContractSymbol[]): Iterable<Keyed> {
  for (const { name, visit } of list) {
    const field = name === undefined ? undefined : scalarValue(visit, visit.type.nameField ?? '');
    if (name === undefined || field === undefined || field.deferred) continue;
    yield { key: name, range: field.at };
  }
}
