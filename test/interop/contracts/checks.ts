/** An entry of `quality` as ODCS says it. */
export type Check = Readonly<Record<string, unknown>>;

/** Operator -> a value with which next to nothing is wrong, however many rows or percent there are. */
const lenient: readonly Check[] = [
  { mustBe: 0 },
  { mustNotBe: 1000 },
  { mustBeGreaterThan: -1 },
  { mustBeGreaterOrEqualTo: 0 },
  { mustBeLessThan: 1000 },
  { mustBeLessOrEqualTo: 1000 },
  { mustBeBetween: [0, 1000] },
  { mustNotBeBetween: [1001, 2000] },
];

const rowCounts: readonly Check[] = [
  { mustNotBe: 0 },
  { mustBeGreaterThan: 0 },
  { mustBeGreaterOrEqualTo: 1 },
  { mustBeLessThan: 100_000 },
  { mustBeLessOrEqualTo: 100_000 },
  { mustBeBetween: [1, 100_000] },
  { mustNotBeBetween: [100_000, 200_000] },
];

const severities = ['info', 'warning', 'error'];
const dimensions = [
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'uniqueness',
];

const letters = ['a', 'b', 'c'];

/** Checks of a filled property with the values `a`, `b`, `c`: each metric with each operator and unit. */
export const letterChecks: readonly Check[] = [
  { metric: 'nullValues' },
  { metric: 'missingValues', arguments: { missingValues: [null, '', 'N/A'] } },
  { metric: 'invalidValues', arguments: { validValues: letters } },
  { metric: 'invalidValues', arguments: { pattern: '^[abc]$' } },
  { metric: 'invalidValues', arguments: { validValues: letters, pattern: '^[abc]$' } },
  { metric: 'duplicateValues' },
]
  .flatMap((check) =>
    lenient.flatMap((limit) => ['rows', 'percent'].map((unit) => ({ ...check, ...limit, unit }))),
  )
  // The three letters are there many times.
  .filter((check) => check.metric !== 'duplicateValues' || !('mustBe' in check))
  .map((check, at) => ({
    ...check,
    severity: severities[at % severities.length],
    dimension: dimensions[at % dimensions.length],
  }));

/** Checks of an object with the properties `id`, which is its key, and `letter`. */
export const objectChecks: readonly Check[] = [
  ...rowCounts.map((limit) => ({ metric: 'rowCount', ...limit })),
  ...lenient.map((limit) => ({
    ...{ metric: 'duplicateValues', arguments: { properties: ['id', 'letter'] } },
    ...limit,
  })),
  {
    ...{ type: 'sql', name: 'few_letters' },
    query: "select count(*) from {object} where letter not in ('a', 'b', 'c')",
    mustBe: 0,
  },
  { type: 'sql', query: 'SELECT COUNT(DISTINCT letter) FROM ${table}', mustBeBetween: [1, 3] },
  { type: 'text', description: 'Somebody looks at it once a week.' },
  {
    ...{ type: 'custom', engine: 'dbt' },
    implementation: { accepted_values: { column_name: 'letter', arguments: { values: letters } } },
  },
];
