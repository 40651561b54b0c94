import type { ValueVisit } from '../../../model/visit.ts';
import type { SpecIndex } from '../../../spec/spec-index.ts';
import type { ListValue, NumberValue, ValueSpec } from '../../../spec/metamodel.ts';
import {
  findPair,
  resolveAlias,
  type YamlNode,
  type YamlSequence,
} from '../../../syntax/yaml/tree.ts';
import { canonical } from '../../canonical.ts';
import { contract } from '../../example.ts';
import { rangeOf } from '../../judge-value.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages =
  | 'minimum'
  | 'above'
  | 'maximum'
  | 'empty'
  | 'few'
  | 'many'
  | 'number-of-numbers'
  | 'number-of-entries'
  | 'repeated'
  | 'first';

export default defineRule<'value', Messages>({
  meta: {
    code: 'value-bounds',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Numbers and lists keep to the limits of the standard, and sets repeat nothing.',
    explanation:
      'A length below zero, a range of one number or an `enum` that lists a value twice means nothing.',
    examples: [
      {
        title: 'A range needs two numbers',
        bad: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeBetween: [100]`),
        good: contract(`
schema:
  - name: orders
    quality:
      - metric: rowCount
        mustBeBetween: [100, 200]`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      minimum: '`{name}` must be at least {limit}.',
      above: '`{name}` must be greater than {limit}.',
      maximum: '`{name}` must be at most {limit}.',
      empty: '`{name}` needs at least one entry.',
      few: '`{name}` needs at least {limit} entries; it has {count}.',
      many: '`{name}` takes at most {limit} entries; it has {count}.',
      'number-of-numbers': '`{name}` needs {limit} numbers; it has {count}.',
      'number-of-entries': '`{name}` needs {limit} entries; it has {count}.',
      repeated: '`{name}` lists the same entry twice.',
      first: 'The entry stands here first',
    },
  },
  on: 'value',
  check(visit, { spec }): readonly Report<Messages>[] {
    const { node, expected } = visit;
    if (expected.kind === 'number' || expected.kind === 'integer') {
      if (node?.kind !== 'scalar' || typeof node.value !== 'number') return nothing;
      return judgeNumber(visit, expected, node.value);
    }
    if (expected.kind !== 'list' || node?.kind !== 'sequence') return nothing;
    return judgeList(visit, expected, node, spec);
  },
});

function judgeNumber(
  visit: ValueVisit,
  limits: NumberValue,
  value: number,
): readonly Report<Messages>[] {
  const { minimum, exclusiveMinimum, maximum } = limits;
  const tell = (messageId: Messages, limit: number): readonly Report<Messages>[] => [
    { messageId, params: { name: visit.slot.name, limit }, range: reportAt(visit, rangeOf(visit)) },
  ];
  if (minimum !== undefined && value < minimum) return tell('minimum', minimum);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return tell('above', exclusiveMinimum);
  if (maximum !== undefined && value > maximum) return tell('maximum', maximum);
  return nothing;
}

function judgeList(
  visit: ValueVisit,
  limits: ListValue,
  node: YamlSequence,
  spec: SpecIndex,
): readonly Report<Messages>[] {
  const { minItems, maxItems, uniqueItems } = limits;
  const count = node.items.length;
  const name = visit.slot.name;
  const place = node.flow ? rangeOf(visit) : (visit.slot.pair?.key ?? rangeOf(visit));
  const limit =
    minItems !== undefined && count < minItems
      ? minItems
      : maxItems !== undefined && count > maxItems
        ? maxItems
        : undefined;
  if (limit !== undefined) {
    const messageId = countMessage(limits, limit);
    return [{ messageId, params: { name, limit, count }, range: reportAt(visit, place) }];
  }
  return uniqueItems === true && count > 1
    ? repeated(visit, node, keyOf(limits.of, spec))
    : nothing;
}

function countMessage({ minItems, maxItems, of }: ListValue, limit: number): Messages {
  if (minItems === maxItems) {
    return of.kind === 'number' ? 'number-of-numbers' : 'number-of-entries';
  }
  if (limit !== minItems) return 'many';
  return limit === 1 ? 'empty' : 'few';
}

function repeated(
  visit: ValueVisit,
  node: YamlSequence,
  key: string | undefined,
): readonly Report<Messages>[] {
  const seen = new Map<string, YamlNode>();
  const reports: Report<Messages>[] = [];
  for (const { value } of node.items) {
    if (value === undefined) continue;
    const text = canonical(identityOf(value, key));
    const first = seen.get(text);
    if (first === undefined) {
      seen.set(text, value);
      continue;
    }
    const { start, end } = narrow(value);
    reports.push({
      messageId: 'repeated',
      params: { name: visit.slot.name },
      range: reportAt(visit, { start, end }),
      related: [{ range: narrow(first), messageId: 'first' }],
    });
  }
  return reports;
}

/** Entries that are maps are told apart by the field that names them: an enumeration lists each value once. */
function keyOf(of: ValueSpec, spec: SpecIndex): string | undefined {
  return of.kind === 'object' ? spec.type(of.type).nameField : undefined;
}

function identityOf(node: YamlNode, key: string | undefined): YamlNode {
  const real = resolveAlias(node);
  if (key === undefined || real?.kind !== 'map') return node;
  return findPair(real, key)?.value ?? node;
}

/** Of an entry that is a map, its first value: the place that tells it from the others. */
function narrow(node: YamlNode): { start: number; end: number } {
  const first = node.kind === 'map' ? (node.pairs[0]?.value ?? node.pairs[0]?.key) : undefined;
  const { start, end } = first ?? node;
  return { start, end };
}
