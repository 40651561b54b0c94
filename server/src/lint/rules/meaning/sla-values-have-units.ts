import type { MapVisit } from '../../../model/visit.ts';
import { timeUnits } from '../../../spec/odcs/sla-units.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { listed } from '../../dead-end.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { knownScalar, knownText, scalarValue } from '../../field-value.ts';
import { durations, readSlaName } from '../../sla-name.ts';
import { namesTime, similarTime } from '../../sla-unit.ts';

const NEED_UNIT: ReadonlySet<string> = new Set(['latency', 'frequency', 'retention']);

type Messages = 'missing' | 'unknown' | 'similar';

export default defineRule<'map', Messages>({
  meta: {
    code: 'sla-values-have-units',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'Latency, frequency and retention say in which unit of time their value counts.',
    explanation:
      'A retention of 3 can be days or years. The standard asks for `unit` with these three; a value that holds its own unit, such as `PT4H` or `4h`, needs none. The unit of these and of the times to detect, notify and repair is one of time: `d`, `day` and `days`, `y`, `yr` and `years`, and so on. Other words are read by no tool.',
    examples: [
      {
        title: 'Four what?',
        bad: contract('slaProperties:\n  - property: latency\n    value: 4'),
        good: contract('slaProperties:\n  - property: latency\n    value: 4\n    unit: h'),
      },
      {
        title: 'A misspelt unit',
        bad: contract(
          'slaProperties:\n  - property: latency\n    value: 4\n    unit: huors # on weekdays',
        ),
        good: contract(
          'slaProperties:\n  - property: latency\n    value: 4\n    unit: hours # on weekdays',
        ),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      missing: '{value} what? `{name}` needs a `unit`, such as `d`, `h` or `y`.',
      unknown: '`{unit}` is no unit of time that tools know; `{name}` counts in {names}.',
      similar: '`{unit}` is no unit of time. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'map',
  only: ['SlaProperty'],
  check(visit): readonly Report<Messages>[] {
    if (visit.byName.has('unit')) return judgeUnit(visit);
    const property = knownText(visit, 'property');
    const value = scalarValue(visit, 'value');
    if (property === undefined || value === undefined || value.deferred) return nothing;
    const name = readSlaName(property)?.name;
    if (name === undefined || !NEED_UNIT.has(name)) return nothing;
    const text = String(value.node.value);
    if (!/^-?\d+(?:\.\d+)?$/.test(text)) return nothing;
    return [{ messageId: 'missing', params: { name: property, value: text }, range: value.at }];
  },
  fix: replaceValue,
});

function judgeUnit(visit: MapVisit): readonly Report<Messages>[] {
  const property = knownText(visit, 'property');
  const written = knownScalar(visit, 'unit');
  const name = property === undefined ? undefined : readSlaName(property)?.name;
  if (property === undefined || name === undefined || !durations.has(name)) return nothing;
  const text = written?.node.value;
  if (written === undefined || typeof text !== 'string' || text === '' || namesTime(text))
    return nothing;
  // A schedule says when, not how long.
  if (name === 'frequency' && text.toLowerCase() === 'cron') return nothing;
  const similar = similarTime(text);
  const params = { unit: shorten(text, 40), name: property };
  const range = written.at;
  if (similar !== undefined) {
    const data = { value: similar };
    return [{ messageId: 'similar', params: { ...params, similar }, range, data }];
  }
  const names = listed(
    timeUnits.map(({ value }) => value),
    timeUnits.length,
  );
  return [{ messageId: 'unknown', params: { ...params, names }, range }];
}
