import { knownText } from '../../field-value.ts';
import { policyWithException } from '../../governance/exception-example.ts';
import { lastDayOf, removeException } from '../../governance/exceptions.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'map', 'over'>({
  meta: {
    code: 'exceptions-in-force',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An exception of a policy has not come to its end.',
    explanation:
      'The day in `expires` is the last one on which an exception holds. From then on what it spoke of is reported like everything else, and the exception says nothing any more. Remove it when what it was for is mended. If that takes longer, agree on another day, and say why in `reason`.',
    examples: [
      {
        title: 'An exception that is over',
        bad: { 'specs/governance/naming.json': policyWithException('2020-12-31') },
        good: { 'specs/governance/naming.json': policyWithException('2999-12-31') },
      },
    ],
    standards: ['naming', 'classification'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      over: 'The exception for `{name}` came to its end on {date}: it no longer holds.',
    },
    fixes: { remove: 'Remove the exception for `{name}`' },
  },
  on: 'map',
  only: ['PolicyException'],
  check(exception, { today }): readonly Report<'over'>[] {
    const last = lastDayOf(exception, today);
    if (last === undefined || last.left >= 0) return nothing;
    const params = { name: knownText(exception, 'name') ?? '', date: last.date };
    return [{ messageId: 'over', params, range: last.field.at }];
  },
  fix: removeException,
});
