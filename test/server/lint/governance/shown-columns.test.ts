import { expect, test } from 'vitest';
import { shownNames } from '../../../../server/src/lint/governance/shown-columns.ts';

/** Words of SQL are no columns of anything, so they do no harm. */
const shown = (expression: string): string[] =>
  shownNames(expression).map(({ name, through }) => [...through, name].join('>'));

test.each([
  ['email', ['email']],
  ['c.email', ['email']],
  ['"Email"', ['Email']],
  ['lower(trim(c.email))', ['lower>trim>email']],
  ["coalesce(segment, 'email')", ['coalesce>segment']],
  ["{{ hash_pii('c.email') }}", ['hash_pii>email']],
  [
    "{{ dbt_utils.generate_surrogate_key(['email', 'phone']) }}",
    ['generate_surrogate_key>email', 'generate_surrogate_key>phone'],
  ],
  ['(a + b) / 2', ['a', 'b']],
  ["case when email is null then 'none' else segment end", ['segment']],
  ['case kind when a then b end || c', ['b', 'c']],
  ['email is not null', ['is', 'not', 'null']],
  [
    'count(distinct case when amount > 0 then customer_id end)',
    ['count>distinct', 'count>customer_id'],
  ],
  ['sum(amount) over (partition by email order by day)', ['sum>amount']],
  ['email -- phone', ['email']],
  ['/* phone */ email', ['email']],
  [') + email', ['email']],
  ['', []],
])('%s', (expression, expected) => {
  expect(shown(expression)).toEqual(expected);
});
