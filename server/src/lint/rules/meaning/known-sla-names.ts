import { mostSimilar } from '../../../base/similar.ts';
import { slaNames } from '../../../spec/odcs/sla-names.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';
import { readSlaName } from '../../sla-name.ts';

type Messages = 'other-word' | 'similar' | 'unknown';

export default defineRule<'map', Messages>({
  meta: {
    code: 'known-sla-names',
    family: 'meaning',
    severity: 'hint',
    presets: { relaxed: 'off' },
    since: '0.1.0',
    summary: 'A service-level property has one of the names that the standard documents.',
    explanation:
      'Tools that watch service levels look for those names: `latency`, `retention`, `availability` and so on, or their synonyms of two letters, in any case. Other names are allowed and mean what people read into them; for `freshness` the standard says `latency`.',
    examples: [
      {
        title: 'Another word for latency',
        bad: contract(`
slaProperties:
  - property: freshness # after the event
    value: 4
    unit: h`),
        good: contract(`
slaProperties:
  - property: latency # after the event
    value: 4
    unit: h`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      'other-word': 'The standard calls `{written}` `{value}`.',
      similar: '`{written}` is not a documented service-level property. Did you mean `{value}`?',
      unknown:
        '`{written}` is not a documented service-level property: tools may not know what it means. Documented: {names}.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'map',
  only: ['SlaProperty'],
  check(visit): readonly Report<Messages>[] {
    const written = knownText(visit, 'property');
    const property = scalarValue(visit, 'property');
    if (written === undefined || property === undefined) return nothing;
    const known = readSlaName(written);
    if (known?.documented === true) return nothing;
    const names = slaNames.map(({ value }) => value);
    const value = known?.name ?? mostSimilar(written, names);
    const range = property.at;
    if (value === undefined) {
      const list = names.map((name) => `\`${name}\``).join(', ');
      return [{ messageId: 'unknown', params: { written, names: list }, range }];
    }
    const messageId = known === undefined ? 'similar' : 'other-word';
    return [{ messageId, params: { written, value }, range, data: { value } }];
  },
  fix: replaceValue,
});
