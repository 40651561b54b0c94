import type { MapVisit } from '../../../model/visit.ts';
import { contract } from '../../example.ts';
import { knownScalar } from '../../field-value.ts';
import { isEmptyRange, type Bounds } from '../../meaning/bounds.ts';
import { boundsOf } from '../../meaning/property-limits.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

/** Types of the metamodel that limit values, with the fields that say how few or many of something. */
const COUNTS: Readonly<Record<string, readonly [low: string, high: string] | undefined>> = {
  StringOptions: ['minLength', 'maxLength'],
  ArrayOptions: ['minItems', 'maxItems'],
  ObjectOptions: ['minProperties', 'maxProperties'],
};
const RANGES = [
  'IntegerOptions',
  'NumberOptions',
  'DateOptions',
  'TimestampOptions',
  'TimeOptions',
];

export default defineRule<'map', 'crossed' | 'other'>({
  meta: {
    code: 'options-agree',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'The lower limit of `logicalTypeOptions` is not above the upper one.',
    explanation:
      'Where `minimum` is above `maximum`, or `minLength` above `maxLength`, no value is allowed at all: every check that is generated from the contract fails. Days and times are compared where they are written as ISO 8601 says.',
    examples: [
      {
        title: 'Nothing between the bounds',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: quantity
        logicalType: integer
        logicalTypeOptions:
          minimum: 100
          maximum: 1`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: quantity
        logicalType: integer
        logicalTypeOptions:
          minimum: 1
          maximum: 100`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      crossed: '`{low}: {lowest}` and `{high}: {highest}` allow no value at all.',
      other: '`{low}` stands here',
    },
  },
  on: 'map',
  only: [...Object.keys(COUNTS), ...RANGES],
  check(visit): readonly Report<'crossed' | 'other'>[] {
    const bounds = readBounds(visit);
    if (bounds === undefined || !isEmptyRange(bounds)) return nothing;
    const { low, high } = bounds;
    if (low === undefined || high === undefined) return nothing;
    const upper = knownScalar(visit, high.field);
    const lower = knownScalar(visit, low.field);
    if (upper === undefined || lower === undefined) return nothing;
    const params = { low: low.field, lowest: low.value, high: high.field, highest: high.value };
    const related = [{ range: lower.at, messageId: 'other', params }];
    return [{ messageId: 'crossed', params, range: upper.at, related }];
  },
});

function readBounds(visit: MapVisit): Bounds | undefined {
  const { name } = visit.type;
  const count = Object.hasOwn(COUNTS, name) ? COUNTS[name] : undefined;
  const options = new Map<string, string | number | boolean>();
  for (const field of visit.byName.keys()) {
    const value = knownScalar(visit, field)?.node.value;
    if (value === undefined || value === null) continue;
    options.set(field, typeof value === 'bigint' ? Number(value) : value);
  }
  if (count === undefined) return boundsOf({ options });
  const [low, high] = count.map((field) => {
    const value = options.get(field);
    // Of a count below zero another rule speaks.
    return typeof value === 'number' && value >= 0 ? { field, value, exclusive: false } : undefined;
  });
  return { low, high };
}
