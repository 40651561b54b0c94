import { isVersionField, rangeOf } from '../../judge-value.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'value', 'older'>({
  meta: {
    code: 'api-version-is-current',
    family: 'meaning',
    severity: 'hint',
    presets: { recommended: 'off', relaxed: 'off' },
    since: '0.1.0',
    summary: 'A contract declares the newest release of the standard.',
    explanation:
      'Newer releases add fields and take hardly anything away. Whoever has a reason to stay, such as a tool that reads no later version, leaves the rule off: it is so but for the strict preset.',
    examples: [
      {
        title: 'An earlier release',
        bad: contract('tags: []', 'v3.1.0'),
        good: contract('tags: []', 'v3.2.0'),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      older: 'The standard has a newer release than `{written}`: `{value}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'value',
  only: ['apiVersion'],
  check(visit, { spec }): readonly Report<'older'>[] {
    const { node } = visit;
    if (!isVersionField(visit) || node?.kind !== 'scalar') return nothing;
    const { versions } = spec.metamodel;
    const newest = versions.at(-1);
    const written = String(node.value);
    // What is no release at all is an error of its own.
    const index = versions.findIndex((version) => `v${version}` === written);
    if (newest === undefined || index === -1 || versions[index] === newest) return nothing;
    const value = `v${newest}`;
    const range = reportAt(visit, rangeOf(visit));
    return [{ messageId: 'older', params: { written, value }, range, data: { value, safe: 0 } }];
  },
  fix: replaceValue,
});
