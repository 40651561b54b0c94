import { contract } from '../../example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import {
  entriesOf,
  knownFlag,
  knownText,
  scalarValue,
  type FieldHolder,
} from '../../field-value.ts';

export default defineRule<'map', 'none'>({
  meta: {
    code: 'tables-have-keys',
    family: 'meaning',
    severity: 'hint',
    presets: { recommended: 'off', relaxed: 'off' },
    since: '0.1.0',
    summary: 'Each table and view has a primary key.',
    explanation:
      'A key says what one row is, which makes duplicates findable and lets other contracts refer to a row. Tables of events or measurements often have none, so the rule is off unless you ask for it.',
    examples: [
      {
        title: 'Nothing identifies an order',
        bad: contract(`
schema:
  - name: orders
    physicalType: table
    properties:
      - name: order_id
        required: true`),
        good: contract(`
schema:
  - name: orders
    physicalType: table
    properties:
      - name: order_id
        required: true
        primaryKey: true`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: { none: '`{name}` has no primary key: nothing says what one row is.' },
  },
  on: 'map',
  only: ['SchemaObject'],
  check(visit): readonly Report<'none'>[] {
    if (!/^(?:table|view)$/i.test(knownText(visit, 'physicalType') ?? '')) return nothing;
    const properties = entriesOf(visit, 'properties');
    if (properties.length === 0 || properties.some((one) => mayBeKey(one))) return nothing;
    const written = scalarValue(visit, 'name');
    if (written === undefined || written.deferred) return nothing;
    return [{ messageId: 'none', params: { name: String(written.node.value) }, range: written.at }];
  },
});

/** Parts of a key may lie in records. */
function mayBeKey(property: FieldHolder, depth = 0): boolean {
  if (knownFlag(property, 'primaryKey') !== false) return true;
  // Aliases can make records nest without end.
  return depth < 5 && entriesOf(property, 'properties').some((one) => mayBeKey(one, depth + 1));
}
