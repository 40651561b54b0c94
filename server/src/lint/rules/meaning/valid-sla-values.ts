import type { MapVisit } from '../../../model/visit.ts';
import { contract } from '../../example.ts';
import { readIsoTime } from '../../iso-time.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText, scalarValue, type ScalarValue } from '../../field-value.ts';
import { readSlaName } from '../../sla-name.ts';

type Messages = 'date' | 'percent' | 'order' | 'first';

/** In the order in which they must come. */
const STAGES: readonly string[] = ['generalAvailability', 'endOfSupport', 'endOfLife'];

export default defineRule<'document', Messages>({
  meta: {
    code: 'valid-sla-values',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The value of a service-level property is one that the property can have.',
    explanation:
      'General availability, end of support and end of life are days, in that order. Availability is a share of time: 0 to 100 percent.',
    examples: [
      {
        title: 'Support ends after the data is gone',
        bad: contract(`
slaProperties:
  - property: endOfSupport
    value: '2028-12-31'
  - property: endOfLife
    value: '2028-06-30'`),
        good: contract(`
slaProperties:
  - property: endOfSupport
    value: '2028-06-30'
  - property: endOfLife
    value: '2028-12-31'`),
      },
      {
        title: 'More than always',
        bad: contract(`
slaProperties:
  - property: availability
    value: 999
    unit: percent`),
        good: contract(`
slaProperties:
  - property: availability
    value: 99.9
    unit: percent`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      date: '`{name}` takes a day or a time in ISO 8601, such as `2026-12-31`, not `{value}`.',
      percent: '`{name}` is a share of time in percent, from 0 to 100; this is {value}.',
      order: '`{name}` ({value}) lies before `{before}` ({limit}).',
      first: '`{before}` stands here',
    },
  },
  on: 'document',
  *check({ symbols }): Iterable<Report<Messages>> {
    const entries = symbols().maps.filter(({ type }) => type.name === 'SlaProperty');
    // What concerns different elements has different dates.
    const stages = new Map<string, Stage[]>();
    for (const entry of entries) {
      const property = knownText(entry, 'property');
      const value = scalarValue(entry, 'value');
      if (property === undefined || value === undefined || value.deferred) continue;
      const name = readSlaName(property)?.name ?? '';
      if (name === 'availability') yield* judgeShare(entry, property, value);
      const rank = STAGES.indexOf(name);
      if (rank === -1) continue;
      const text = String(value.node.value);
      const time = readIsoTime(text);
      if (time === undefined) {
        const params = { name: property, value: shorten(text, 40) };
        yield { messageId: 'date', params, range: value.at };
        continue;
      }
      const element = knownText(entry, 'element') ?? '';
      const stage = { rank, time, text, property, range: value.at };
      stages.set(element, [...(stages.get(element) ?? []), stage]);
    }
    for (const list of stages.values()) yield* judgeOrder(list);
  },
});

interface Stage {
  readonly rank: number;
  readonly time: number;
  readonly text: string;
  readonly property: string;
  readonly range: ScalarValue['at'];
}

function* judgeOrder(list: readonly Stage[]): Iterable<Report<Messages>> {
  const sorted = [...list].sort((a, b) => a.rank - b.rank);
  for (const [index, stage] of sorted.entries()) {
    const before = sorted.slice(0, index).findLast(({ rank }) => rank < stage.rank);
    if (before === undefined || before.time <= stage.time) continue;
    const { property: name, text: value } = stage;
    const params = { name, value, before: before.property, limit: before.text };
    const related = [{ range: before.range, messageId: 'first', params }];
    yield { messageId: 'order', params, range: stage.range, related };
  }
}

function* judgeShare(
  entry: MapVisit,
  name: string,
  { node, at: range }: ScalarValue,
): Iterable<Report<Messages>> {
  const unit = knownText(entry, 'unit');
  if (unit !== undefined && !/^(?:%|percent|pct)$/i.test(unit)) return;
  const share = /^(-?\d+(?:\.\d+)?)\s*%?$/.exec(String(node.value))?.[1];
  if (share === undefined || (Number(share) >= 0 && Number(share) <= 100)) return;
  yield { messageId: 'percent', params: { name, value: share }, range };
}
