import type { MapVisit } from '../../../model/visit.ts';
import { contract } from '../../example.ts';
import { readIsoTime } from '../../iso-time.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownScalar, knownText, scalarValue, type ScalarValue } from '../../field-value.ts';
import { durations, readSlaName } from '../../sla-name.ts';
import { isShare, namesTime } from '../../sla-unit.ts';

type Messages = 'date' | 'percent' | 'share' | 'negative' | 'number' | 'order' | 'first';

/** Counted in some unit, so that flags and numbers below zero mean nothing. */
const MEASURED: ReadonlySet<string> = new Set([
  ...durations,
  'availability',
  'errorRate',
  'throughput',
]);

/** How people say that there is no limit, or that it is as small as can be. */
const WORDS =
  /\b(?:indefinite|indefinitely|forever|unlimited|permanent|permanently|infinite|infinity|always|never|none|legal|real|realtime|live|immediate|immediately|instant|instantly|continuous|continuously|stream|streaming|zero|morning|noon|evening|night|midnight)\b/i;

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
      'General availability, end of support and end of life are days, in that order. Availability is a share of time: 0 to 100 percent; so is a rate of errors that is given in percent. Latency, retention and the times to detect, notify and repair are numbers of a unit, or durations such as `PT4H`: not below zero, no flags and no words such as `soon`. A retention of -1 is left alone, as brokers take it for no end.',
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
      share: '`{name}` in percent goes from 0 to 100; this is {value}.',
      negative: '`{name}` cannot be below zero; this is {value}.',
      number: '`{name}` takes a number, with its `unit` beside it, not `{value}`.',
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
      if (MEASURED.has(name)) {
        for (const field of ['value', 'valueExt'])
          yield* judgeMeasure(entry, name, property, field);
      }
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

function* judgeMeasure(
  entry: MapVisit,
  name: string,
  property: string,
  field: string,
): Iterable<Report<Messages>> {
  const written = knownScalar(entry, field);
  if (written === undefined) return;
  const { node, at: range } = written;
  const text = String(node.value).trim();
  const unit = knownText(entry, 'unit');
  // A unit that is known only later may be any.
  const inPercent = unit === undefined ? !entry.byName.has('unit') : isShare(unit);
  const share = /^(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
  if (inPercent && share !== null && isPercentage(name, unit, share[2])) {
    const value = share[1] ?? '';
    if (Number(value) >= 0 && Number(value) <= 100) return;
    const messageId = name === 'availability' ? 'percent' : 'share';
    yield { messageId, params: { name: property, value }, range };
  } else if (/^-\s*(?:\d|P)/.test(text)) {
    if (name === 'retention' && Number(text) === -1) return;
    yield { messageId: 'negative', params: { name: property, value: shorten(text, 40) }, range };
  } else if (typeof node.value === 'boolean' || (isWordOnly(text) && TIMED.has(name))) {
    yield { messageId: 'number', params: { name: property, value: shorten(text, 40) }, range };
  }
}

/** Durations that people do not give in words: a frequency may be `on demand`. */
const TIMED: ReadonlySet<string> = new Set([...durations].filter((name) => name !== 'frequency'));

/** Whether a number without a unit, or with percent, is a share. */
function isPercentage(name: string, unit: string | undefined, sign: string | undefined): boolean {
  if (name === 'availability') return true;
  return name === 'errorRate' && (unit !== undefined || sign === '%');
}

function isWordOnly(text: string): boolean {
  return text !== '' && !/\d/.test(text) && !namesTime(text) && !WORDS.test(text);
}
