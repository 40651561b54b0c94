import type { MapVisit } from '../../../model/visit.ts';
import { familiesOf } from '../../../spec/physical-types/type-families.ts';
import { contract } from '../../example.ts';
import { isWritten, knownScalar, knownText } from '../../field-value.ts';
import { isMisnamed } from '../../known-names.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'array' | 'object';

export default defineRule<'map', Messages>({
  meta: {
    code: 'nested-types-complete',
    family: 'meaning',
    severity: 'hint',
    presets: { strict: 'warning', relaxed: 'off' },
    since: '0.1.0',
    summary: 'An array says what its items are, an object which properties it has.',
    explanation:
      'Tools that create tables or tests need the inner shape. Columns for JSON of any shape, such as `VARIANT` or `JSONB`, are left alone.',
    examples: [
      {
        title: 'An array of what',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: labels
        logicalType: array`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: labels
        logicalType: array
        items:
          logicalType: string`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      array: 'This array does not say what it holds: describe one item under `items`.',
      object: 'This object does not say what it consists of: list its `properties`.',
    },
  },
  on: 'map',
  only: ['Property', 'ItemProperty'],
  check(visit): readonly Report<Messages>[] {
    const type = knownScalar(visit, 'logicalType');
    const kind = type?.node.value;
    if (type === undefined || (kind !== 'array' && kind !== 'object')) return nothing;
    const wanted = kind === 'array' ? 'items' : 'properties';
    if (isWritten(visit, wanted) || isMisnamed(visit, wanted) || isFree(visit)) return nothing;
    return [{ messageId: kind, range: type.at }];
  },
});

/** Whether the column takes JSON of any shape. */
function isFree(visit: MapVisit): boolean {
  const [family] = familiesOf(knownText(visit, 'physicalType') ?? '') ?? [];
  return family === 'json' || family === 'any';
}
