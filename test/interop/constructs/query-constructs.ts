import { ofValue, type Construct } from './construct.ts';

/** dbt has them beside the models, as queries. */
const atTable = { fails: [''] };

const integer = { logicalType: 'integer' };

function ofQuery(name: string, query: string, limit: Readonly<Record<string, unknown>>): Construct {
  const quality = [{ type: 'sql', query, ...limit }];
  return ofValue(name, { ...integer, quality }, { good: [1, 2, 3], bad: [-1, 2, 3] }, atTable);
}

const negatives = 'select count(*) from {object} where {property} < 0';

/** Checks that are SQL, or blocks for dbt. */
export const queryConstructs: readonly Construct[] = [
  ofQuery('query_none', negatives, { mustBe: 0 }),
  ofQuery('query_less_than', negatives, { mustBeLessThan: 1 }),
  ofQuery('query_not', 'select min({property}) from {object}', { mustNotBe: -1 }),
  ofQuery('query_between', 'select sum({property}) from {object}', { mustBeBetween: [5, 7] }),
  ofQuery('query_not_between', 'select sum({property}) from {object}', {
    mustNotBeBetween: [3, 5],
  }),
  ofQuery('query_greater', 'select min({property}) from {object};', { mustBeGreaterThan: 0 }),
  ofQuery('query_greater_or_equal', 'select min({property}) from {object} -- all', {
    mustBeGreaterOrEqualTo: 1,
  }),
  ofQuery('query_less_or_equal', negatives, { mustBeLessOrEqualTo: 0 }),
  ofQuery('query_dollars', 'select count(*) from ${table} where ${column} < 0', { mustBe: 0 }),
  ofQuery(
    'query_with',
    'with bad as (select * from {object} where {property} < 0) select count(*) from bad',
    { mustBe: 0 },
  ),
  ofQuery(
    'query_braces',
    "select count(*) from {object} where {property} < 0 and '{{ x }}' = '{' || '{ x }' || '}'",
    { mustBe: 0 },
  ),
  {
    ...ofValue('query_of_object', integer, { good: [1], bad: [-1] }),
    object: {
      properties: [{ name: 'value', ...integer }],
      quality: [{ type: 'sql', query: 'select count(*) from {object} where value < 0', mustBe: 0 }],
    },
    fails: [''],
  },
  ofValue(
    'block_for_dbt',
    {
      ...integer,
      quality: [
        {
          ...{ type: 'custom', engine: 'dbt' },
          implementation: 'accepted_values:\n  arguments:\n    values: [1, 2]\n    quote: false\n',
        },
      ],
    },
    { good: [1, 2, null], bad: [1, 3] },
  ),
];
