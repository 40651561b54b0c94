import { contract } from '../../example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';
import { readSlaName } from '../../sla-name.ts';

const NEED_UNIT: ReadonlySet<string> = new Set(['latency', 'frequency', 'retention']);

export default defineRule<'map', 'missing'>({
  meta: {
    code: 'sla-values-have-units',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'Latency, frequency and retention say in which unit their value counts.',
    explanation:
      'A retention of 3 can be days or years. The standard asks for `unit` with these three; a value that holds its own unit, such as `PT4H` or `4h`, needs none.',
    examples: [
      {
        title: 'Four what?',
        bad: contract('slaProperties:\n  - property: latency\n    value: 4'),
        good: contract('slaProperties:\n  - property: latency\n    value: 4\n    unit: h'),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: { missing: '{value} what? `{name}` needs a `unit`, such as `d`, `h` or `y`.' },
  },
  on: 'map',
  only: ['SlaProperty'],
  check(visit): readonly Report<'missing'>[] {
    if (visit.byName.has('unit')) return nothing;
    const property = knownText(visit, 'property');
    const value = scalarValue(visit, 'value');
    if (property === undefined || value === undefined || value.deferred) return nothing;
    const name = readSlaName(property)?.name;
    if (name === undefined || !NEED_UNIT.has(name)) return nothing;
    const text = String(value.node.value);
    if (!/^-?\d+(?:\.\d+)?$/.test(text)) return nothing;
    return [{ messageId: 'missing', params: { name: property, value: text }, range: value.at }];
  },
});
