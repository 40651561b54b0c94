import type { ContractSymbol } from '../../../model/symbols.ts';
import type { MapVisit } from '../../../model/visit.ts';
import { logicalTypeOf, isKeptIn } from '../../../spec/physical-types/logical-types-of.ts';
import { familiesOf } from '../../../spec/physical-types/type-families.ts';
import { platformOfServer, type Platform } from '../../../spec/physical-types/type-words.ts';
import { contract } from '../../example.ts';
import { isProperty, isWritten, knownScalar } from '../../field-value.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages = 'differ' | 'physical';

export default defineRule<'document', Messages>({
  meta: {
    code: 'types-agree',
    family: 'meaning',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: '`logicalType` and `physicalType` of a property describe the same values.',
    explanation:
      'The most frequent slip is `logicalType: date` on a column that stores a point in time: tools that build tables or tests from the contract cut the time of day off. What a physical type means is looked up for the platform of the `servers`, and for all known ones where several or none are named. Text, whole numbers and JSON may keep values of other types (a date as text, a flag as 0 and 1), and unknown names of types raise nothing.',
    examples: [
      {
        title: 'A day that is a point in time',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: created_at
        logicalType: date
        physicalType: TIMESTAMP_NTZ`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: created_at
        logicalType: timestamp
        physicalType: TIMESTAMP_NTZ`),
        fixed: true,
      },
      {
        title: 'Text that is a number',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: string
        physicalType: NUMBER(18, 2)`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        physicalType: NUMBER(18, 2)`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      differ:
        '`{physical}` stores values of type `{value}`, but the logical type is `{written}`. Change one of them.',
      physical: '`{physical}` is written here',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<Messages>> {
    const { servers, maps } = symbols();
    const platforms = platformsOf(servers);
    for (const map of maps) {
      if (isProperty(map)) yield* judge(map, platforms);
    }
  },
  fix: replaceValue,
});

/** The platforms of the servers, when all of them are known: else nothing is sure. */
function platformsOf(servers: readonly ContractSymbol[]): readonly Platform[] {
  const platforms = new Set<Platform>();
  for (const { visit } of servers) {
    const type = visit.discriminator ?? '';
    const platform = Object.hasOwn(platformOfServer, type) ? platformOfServer[type] : undefined;
    if (platform === undefined) return [];
    platforms.add(platform);
  }
  return [...platforms];
}

function* judge(map: MapVisit, platforms: readonly Platform[]): Iterable<Report<Messages>> {
  const logical = knownScalar(map, 'logicalType');
  const physical = knownScalar(map, 'physicalType');
  if (logical === undefined || typeof physical?.node.value !== 'string') return;
  const families = familiesOf(physical.node.value, platforms);
  const written = String(logical.node.value);
  const [family] = families ?? [];
  if (families === undefined || family === undefined || isKeptIn(written, families, map.version))
    return;
  const value = logicalTypeOf(family, map.version);
  if (value === undefined || value === written) return;
  const params = { physical: shorten(physical.node.value, 40), value, written };
  yield {
    messageId: 'differ',
    params,
    range: logical.at,
    related: [{ range: physical.at, messageId: 'physical', params }],
    ...(canReplace(map, written, value) && { data: { value, safe: 0 } }),
  };
}

const TEMPORAL: ReadonlySet<string> = new Set(['date', 'timestamp']);
/** Types that need a field of their own beside them. */
const INCOMPLETE: ReadonlySet<string> = new Set(['map', 'vector']);

/** Whether what stands beside the type may stay as it is. */
function canReplace(map: MapVisit, written: string, value: string): boolean {
  if (INCOMPLETE.has(value) || isWritten(map, 'items') || isWritten(map, 'properties'))
    return false;
  if (isWritten(map, 'map')) return false;
  return !isWritten(map, 'logicalTypeOptions') || (TEMPORAL.has(written) && TEMPORAL.has(value));
}
