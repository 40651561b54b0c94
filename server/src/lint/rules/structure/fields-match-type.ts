import { contract } from '../../example.ts';
import { fixFieldOfOtherType } from '../../fixes/field-of-other-type.ts';
import { adviceFor, isOpen } from '../../known-names.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';
import { homeOf } from '../../variants.ts';

type Messages = 'belongs' | 'belongs-to-many';

export default defineRule<'field', Messages>({
  meta: {
    code: 'fields-match-type',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary:
      'Each field belongs to the `type` of its server or quality check, or to the `logicalType` of its property.',
    explanation:
      'Which fields there are depends on the type: a Postgres server has a `port`, a bucket has a `location`; text has `maxLength`, a number has `maximum`. A field of another type is overlooked by tools. Either the type is wrong or the field is; facts that are worth keeping go to `customProperties`.',
    examples: [
      {
        title: 'A bucket has no host',
        bad: contract(`
servers:
  - server: lake
    type: s3
    location: s3://acme/orders
    host: storage.example.com`),
        good: contract(`
servers:
  - server: lake
    type: s3
    location: s3://acme/orders`),
      },
      {
        title: 'A number has no length',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        logicalTypeOptions:
          maxLength: 10`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: amount
        logicalType: number
        logicalTypeOptions:
          maximum: 9999999999`),
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      belongs: '`{name}` belongs to `{field}: {others}`; this says `{field}: {variant}`.',
      'belongs-to-many':
        '`{name}` is no field of `{field}: {variant}`; it belongs to {others} and others.',
    },
    fixes: {
      extension: 'Move to `{to}`',
      remove: 'Remove `{name}`',
      retype: 'Write `{field}: {value}`',
    },
  },
  on: 'field',
  check(visit, { spec }): readonly Report<Messages>[] {
    const { owner, name } = visit;
    if (visit.field !== undefined || isOpen(owner)) return nothing;
    if (adviceFor(owner, name) !== undefined) return nothing;
    const home = homeOf(visit, spec);
    if (home === undefined) return nothing;
    const { discriminator: field, variant, others } = home;
    const [first = ''] = others;
    const params = { name, field, variant };
    const range = reportAt(visit, visit.pair.key);
    const data = { name, ...(others.length === 1 && { field, value: first }) };
    return others.length === 1
      ? [{ messageId: 'belongs', params: { ...params, others: first }, range, data }]
      : [
          {
            messageId: 'belongs-to-many',
            params: {
              ...params,
              others: others
                .slice(0, 3)
                .map((one) => `\`${one}\``)
                .join(', '),
            },
            range,
            data,
          },
        ];
  },
  fix: fixFieldOfOtherType,
});
