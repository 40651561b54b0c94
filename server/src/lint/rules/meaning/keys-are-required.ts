import { contract } from '../../example.ts';
import { setField } from '../../fixes/set-field.ts';
import { isMisnamed } from '../../known-names.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { knownFlag, scalarValue } from '../../field-value.ts';

export default defineRule<'map', 'optional' | 'unsaid'>({
  meta: {
    code: 'keys-are-required',
    family: 'meaning',
    severity: 'hint',
    since: '0.1.0',
    summary: 'What is part of a primary key has `required: true`.',
    explanation:
      'A primary key is never null, in any database. `required` is `false` unless it is written, so that tools which read it alone make a column that takes null, or do not check for null at all.',
    examples: [
      {
        title: 'A key that may be null',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        primaryKey: true # from the shop`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        primaryKey: true # from the shop
        required: true`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      optional: 'A primary key is never null, yet this one has `required: false`.',
      unsaid: 'A primary key is never null: say so with `required: true`.',
    },
    fixes: { set: 'Write `{field}: {value}`' },
  },
  on: 'map',
  only: ['Property', 'ItemProperty'],
  check(visit): readonly Report<'optional' | 'unsaid'>[] {
    if (!visit.byName.has('primaryKey') || knownFlag(visit, 'primaryKey') !== true) return nothing;
    if (knownFlag(visit, 'required') !== false) return nothing;
    if (isMisnamed(visit, 'required')) return nothing;
    const required = scalarValue(visit, 'required');
    const written = required ?? scalarValue(visit, 'primaryKey');
    if (written === undefined) return nothing;
    return [{ messageId: required === undefined ? 'unsaid' : 'optional', range: written.at }];
  },
  fix: (finding, context) => setField(context, finding.range, 'required', 'true'),
});
