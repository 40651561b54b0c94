import { knownText } from '../../field-value.ts';
import { policyWithException } from '../../governance/exception-example.ts';
import { lastDayOf } from '../../governance/exceptions.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

/** Days in which something can still be done about it. */
const SOON = 30;

export default defineRule<'map', 'soon'>({
  meta: {
    code: 'exceptions-last-a-month',
    family: 'governance',
    severity: 'hint',
    since: '0.1.0',
    summary: 'An exception of a policy holds for 30 days more.',
    explanation:
      'When the day in `expires` has passed, whatever the exception speaks of is reported. A hint a month before leaves time to mend it, or to agree on another day. When the day has passed, [exceptions-in-force](exceptions-in-force.md) says so.',
    examples: [
      {
        title: 'On the 15th of June 2026',
        bad: { 'specs/governance/naming.json': policyWithException('2026-06-30') },
        good: { 'specs/governance/naming.json': policyWithException('2026-12-31') },
      },
    ],
    standards: ['naming', 'classification'],
    cost: 'typing',
    fixable: 'no',
    messages: {
      soon: 'The exception for `{name}` ends with {date}.',
    },
  },
  on: 'map',
  only: ['PolicyException'],
  check(exception, { today }): readonly Report<'soon'>[] {
    const last = lastDayOf(exception, today);
    if (last === undefined || last.left < 0 || last.left > SOON) return nothing;
    const params = { name: knownText(exception, 'name') ?? '', date: last.date };
    return [{ messageId: 'soon', params, range: last.field.at }];
  },
});
