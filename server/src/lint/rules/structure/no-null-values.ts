import type { ValueSpec } from '../../../spec/metamodel.ts';
import { contract } from '../../example.ts';
import { fixNull } from '../../fixes/null-value.ts';
import { judgeValue, rangeOf } from '../../judge-value.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'value', 'null'>({
  meta: {
    code: 'no-null-values',
    family: 'structure',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: 'No optional field stands there without a value.',
    explanation:
      'The prose of the standard treats null like an absent field, its official schema refuses it. Leaving the field out suits both. A required field without a value is an error of `required-fields`.',
    examples: [
      {
        title: 'A template that was not filled in',
        bad: contract('description:\n  purpose: Orders of all web shops\n  limitations: null'),
        good: contract('description:\n  purpose: Orders of all web shops'),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: { null: '`{name}` has no value. Leave it out, or give it one.' },
    fixes: {
      quote: 'Put the value in quotes',
      remove: 'Remove `{name}`',
    },
  },
  on: 'value',
  check(visit, { spec, version }): readonly Report<'null'>[] {
    if (judgeValue(visit) !== 'null') return nothing;
    const { item, field } = visit.slot;
    // An entry of a list that is nothing, or a required field without a value, is a mistake of its own.
    if (item !== undefined || spec.isRequired(field, visit.owner?.version ?? version))
      return nothing;
    const name = visit.slot.name;
    const range = reportAt(visit, rangeOf(visit));
    const data = { name, ...(holdsMore(visit.expected) && { container: 1 }) };
    return [{ messageId: 'null', params: { name }, range, data }];
  },
  fix: fixNull,
});

/** A list or map: what belongs there may stand in the wrong column below. */
function holdsMore(expected: ValueSpec): boolean {
  if (expected.kind === 'one-of') return expected.options.some(({ value }) => holdsMore(value));
  return ['list', 'object', 'free-map'].includes(expected.kind);
}
