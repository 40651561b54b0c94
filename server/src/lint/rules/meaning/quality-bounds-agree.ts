import { resolveAlias, type YamlNode } from '../../../syntax/yaml/tree.ts';
import { qualityOperators } from '../../../spec/odcs/quality-operators.ts';
import type { MapVisit } from '../../../model/visit.ts';
import { contract } from '../../example.ts';
import { fieldValue, knownScalar, type FieldValue } from '../../field-value.ts';
import { fixRange } from '../../fixes/quality-range.ts';
import { isNumberText } from '../../judge-shape.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'reversed' | 'percent' | 'unit' | 'meant' | 'quoted-number' | 'number';

/** The standard lets these take anything, for queries and tools that compare texts. */
const EQUAL = ['mustBe', 'mustNotBe'];
const BETWEEN = ['mustBeBetween', 'mustNotBeBetween'];
const PERCENT = new Set(['%', 'percentage', 'percents', 'pct', 'percent']);
const ROWS = new Set(['rows', 'row', 'records', 'count']);

export default defineRule<'map', Messages>({
  meta: {
    code: 'quality-bounds-agree',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary:
      'The numbers of a quality check make sense: the lower one first, percent from 0 to 100, a unit that the metric has.',
    explanation:
      'A range whose lower number comes last holds no value, and a share above 100 percent cannot occur, so that such a check always fails or never does. The metrics of the standard count `rows` or `percent`; the result of a query has any unit.',
    examples: [
      {
        title: 'The higher number first',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeBetween: [200, 100]`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeBetween: [100, 200]`),
        fixed: true,
      },
      {
        title: 'A sign instead of a word',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: email
        quality:
          - metric: nullValues
            unit: "%"
            mustBeLessThan: 5`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: email
        quality:
          - metric: nullValues
            unit: "percent"
            mustBeLessThan: 5`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      reversed: '`{name}` starts with the higher number: no value lies between {low} and {high}.',
      percent: '{value} percent cannot occur: `{name}` takes 0 to 100 with `unit: percent`.',
      unit: '`{metric}` has no unit `{unit}`: write `rows` or `percent`.',
      meant: '`{metric}` has no unit `{unit}`: write `{value}`.',
      'quoted-number': '`{name}` takes a number: {value} in quotes is text.',
      number: '`{name}` takes a number, not `{value}`.',
    },
    fixes: { swap: 'Write the lower number first', replace: 'Write `{value}`' },
  },
  on: 'map',
  only: ['Quality'],
  check(visit): readonly Report<Messages>[] {
    return [
      ...BETWEEN.flatMap((name) => judgeRange(visit, name)),
      ...EQUAL.flatMap((name) => judgeText(visit, name)),
      ...judgeUnit(visit),
      ...judgePercent(visit),
    ];
  },
  fix: fixRange,
});

function judgeRange(visit: MapVisit, name: string): readonly Report<Messages>[] {
  const range = fieldValue(visit, name);
  const [low, high] = range === undefined ? [] : numbersOf(range);
  if (range === undefined || low === undefined || high === undefined || low <= high) return nothing;
  return [{ messageId: 'reversed', params: { name, low, high }, range: placeOf(range) }];
}

/** Metrics count: no text equals what they measure. Of `rule`, which older versions have, nobody knows. */
function judgeText(visit: MapVisit, name: string): readonly Report<Messages>[] {
  const written = knownScalar(visit, name);
  const text = written?.node.value;
  if (written === undefined || typeof text !== 'string' || text.trim() === '') return nothing;
  if (visit.table.variant !== 'library' || knownScalar(visit, 'metric') === undefined)
    return nothing;
  const { node, at } = written;
  const value = shorten(node.style === 'double' ? `"${text}"` : text, 40);
  const isNumber = node.style !== 'plain' && isNumberText(text);
  const messageId = isNumber ? 'quoted-number' : 'number';
  return [{ messageId, params: { name, value }, range: at }];
}

function judgeUnit(visit: MapVisit): readonly Report<Messages>[] {
  const metric = knownScalar(visit, 'metric')?.node.value;
  const written = knownScalar(visit, 'unit');
  if (written === undefined || metric === undefined || visit.table.variant !== 'library')
    return nothing;
  const unit = String(written.node.value);
  if (unit === 'rows' || unit === 'percent') return nothing;
  const word = unit.toLowerCase();
  const value = PERCENT.has(word) ? 'percent' : ROWS.has(word) ? 'rows' : undefined;
  const params = { metric: String(metric), unit: shorten(unit, 40) };
  if (value === undefined) return [{ messageId: 'unit', params, range: written.at }];
  const data = { value, safe: 0 };
  return [{ messageId: 'meant', params: { ...params, value }, range: written.at, data }];
}

function judgePercent(visit: MapVisit): readonly Report<Messages>[] {
  if (visit.table.variant !== 'library' || knownScalar(visit, 'unit')?.node.value !== 'percent')
    return nothing;
  return Object.keys(qualityOperators).flatMap((name): readonly Report<Messages>[] => {
    const written = fieldValue(visit, name);
    const value = written && numbersOf(written).find((one) => one < 0 || one > 100);
    if (written === undefined || value === undefined) return nothing;
    return [{ messageId: 'percent', params: { name, value }, range: placeOf(written) }];
  });
}

function numbersOf({ node }: FieldValue): readonly number[] {
  const nodes: readonly (YamlNode | undefined)[] =
    node.kind === 'sequence' ? node.items.map(({ value }) => value) : [node];
  return nodes.flatMap((one) => {
    const scalar = resolveAlias(one);
    return scalar?.kind === 'scalar' && typeof scalar.value === 'number' ? [scalar.value] : [];
  });
}

function placeOf({ node, at, keyAt }: FieldValue): FieldValue['at'] {
  return node.kind === 'sequence' && !node.flow ? keyAt : at;
}
