import { isWithin } from '../../../spec/version.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';

export default defineRule<'map', 'case'>({
  meta: {
    code: 'camel-case-custom-properties',
    family: 'meaning',
    severity: 'hint',
    presets: { relaxed: 'off' },
    since: '0.1.0',
    summary: 'The name of a custom property is in camel case, until version 3.1.0.',
    explanation:
      'So the standard recommends, and so its own fields are written. From version 3.2.0 any notation is fine. Whoever reads the property by its old name has to be told of the new one.',
    examples: [
      {
        title: 'A name with underscores',
        bad: contract(
          'customProperties:\n  - property: cost_center # see finance\n    value: 4711',
        ),
        good: contract(
          'customProperties:\n  - property: costCenter # see finance\n    value: 4711',
        ),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: { case: 'Names of custom properties are in camel case: `{value}`.' },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'map',
  only: ['CustomProperty'],
  check(visit): readonly Report<'case'>[] {
    if (!isWithin({ until: '3.2.0' }, visit.version)) return nothing;
    const name = knownText(visit, 'property');
    if (name === undefined || /^[a-z][A-Za-z0-9]*$/.test(name)) return nothing;
    const value = camelCase(name);
    const written = scalarValue(visit, 'property');
    // A name without a letter or digit of ours has no such form.
    if (written === undefined || value === name || !/^[a-z][A-Za-z0-9]*$/.test(value))
      return nothing;
    return [{ messageId: 'case', params: { value }, range: written.at, data: { value } }];
  },
  fix: replaceValue,
});

function camelCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const cased = words.map((word, index) => {
    const plain = /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word;
    const first = plain.slice(0, 1);
    return (index === 0 ? first.toLowerCase() : first.toUpperCase()) + plain.slice(1);
  });
  return cased.join('');
}
