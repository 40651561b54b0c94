import { contract } from '../../example.ts';
import { rangeOf } from '../../judge-value.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'value', 'empty'>({
  meta: {
    code: 'non-empty-identity',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'What identifies something, or is run, is not an empty text.',
    explanation:
      'An empty `id`, `name` or `query` passes the official schema and serves nobody: references cannot name the thing, tools have nothing to run.',
    examples: [
      {
        title: 'An object without a name',
        bad: contract('schema:\n  - name: ""'),
        good: contract('schema:\n  - name: orders'),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: { empty: '`{name}` must not be empty: other places refer to it or run it.' },
  },
  on: 'value',
  check(visit): readonly Report<'empty'>[] {
    const { node, expected } = visit;
    if (expected.kind !== 'string' || expected.nonEmpty !== true) return nothing;
    if (node?.kind !== 'scalar' || node.value !== '') return nothing;
    const params = { name: visit.slot.name };
    return [{ messageId: 'empty', params, range: reportAt(visit, rangeOf(visit)) }];
  },
});
