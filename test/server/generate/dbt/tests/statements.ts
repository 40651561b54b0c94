/** Something that a property can say, with whether a row can break it: if none can, nothing comes of it. */
export interface Statement {
  readonly logicalType: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly silent?: boolean;
}

const option = (logicalType: string, name: string, value: unknown, silent = false): Statement => ({
  logicalType,
  says: { logicalTypeOptions: { [name]: value } },
  silent,
});

const each = (
  types: readonly string[],
  names: readonly string[],
  values: readonly unknown[],
): readonly Statement[] =>
  types.flatMap((type) =>
    names.flatMap((name) => values.map((value) => option(type, name, value))),
  );

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const junk: readonly unknown[] = ['soon', -1.5, [], {}, '${LIMIT}'];

/** Every option of the standard, with right and wrong values, and some that it does not have. */
export const optionStatements: readonly Statement[] = [
  ...each(['string'], ['minLength', 'maxLength'], [0, 3, '4', ...junk]),
  ...each(['string'], ['pattern'], ['^a$', '(?=a)', '(', '\\Z', '(a)\\1', '\\p{L}', 'a{900}', 5]),
  ...each(['string'], ['format'], ['email', 'uuid', 'ipv6', 'colour', 7, 'URL']),
  ...each(['integer', 'number'], bounds, [0, 1.5, '12345678901234567890', true, ...junk]),
  ...each(['integer', 'number'], ['multipleOf'], [5, 0.1, 0, ...junk]),
  ...each(['integer'], ['format'], ['i8', 'u64', 'i128', 'f32', 3]),
  ...each(['number'], ['format'], ['f16', 3]),
  ...each(['date'], bounds, ['2020-01-01', '01/01/2020', 5, ...junk]),
  ...each(['timestamp'], bounds, ['2020-01-01', '2020-01-01T00:00:00-03:00', ...junk]),
  ...each(['time'], bounds, ['08:00', '8 o clock', ...junk]),
  ...each(['array'], ['minItems', 'maxItems'], [0, 2, ...junk]),
  ...each(['array'], ['uniqueItems'], [true, 'yes']),
  ...each(['object'], ['minProperties', 'maxProperties'], [1, ...junk]),
  ...each(['object'], ['required'], [['a', 'b'], 'a']),
  ...each(['vector'], ['dimensions'], [3, ...junk]),
  ...each(['vector'], ['normalized'], [true, 'yes']),
  ...each(['string', 'integer', 'array', 'object', 'map', 'boolean', 'vector'], ['unheardOf'], [1]),
  option('string', 'format', 'password', true),
  option('string', 'format', 'binary', true),
  option('number', 'format', 'f64', true),
  option('date', 'format', 'yyyy-MM-dd', true),
  option('timestamp', 'timezone', true, true),
  option('timestamp', 'defaultTimezone', 'Etc/UTC', true),
  option('integer', 'exclusiveMinimum', false, true),
  option('array', 'uniqueItems', false, true),
  option('vector', 'distanceMetric', 'cosine', true),
];

const one = (says: Statement['says']): readonly Statement[] =>
  ['string', 'integer', 'date', 'boolean'].map((logicalType) => ({ logicalType, says }));

/** What properties say beside their options. */
export const otherStatements: readonly Statement[] = [
  ...one({ required: true }),
  ...one({ unique: true }),
  ...one({ primaryKey: true }),
  ...one({ enum: [{ value: 'a' }, { value: 1 }, { value: true }] }),
  ...one({ enum: [{ value: null }] }),
  ...one({ enum: [{ value: '${ONE}' }] }),
  ...one({ relationships: [{ to: 'other.id' }] }),
  ...one({ relationships: [{ to: 'nobody.id' }] }),
  ...one({ relationships: [{ to: ['other.id', 'other.x'] }] }),
  ...one({ relationships: [{ to: 'other.id', type: 'cousin' }] }),
];

const operators: readonly Statement['says'][] = [
  ...['mustBe', 'mustNotBe', 'mustBeGreaterThan', 'mustBeGreaterOrEqualTo'].map((name) => ({
    [name]: 0,
  })),
  { mustBeLessThan: 1 },
  { mustBeLessOrEqualTo: 3 },
  { mustBeBetween: [1, 2] },
  { mustNotBeBetween: [1, 2] },
  { mustBeBetween: [2, 1] },
  { mustBe: 'nothing' },
  { mustBe: '${LIMIT}' },
  { mustBeGreaterThan: 1, mustBeLessThan: 5 },
  {},
];

const checks: readonly Statement['says'][] = [
  { metric: 'nullValues' },
  { metric: 'missingValues', arguments: { missingValues: [null, '', "it's"] } },
  { metric: 'missingValues' },
  { metric: 'invalidValues', arguments: { validValues: ['a', 2] } },
  { metric: 'invalidValues', arguments: { pattern: '^a' } },
  { metric: 'invalidValues', arguments: { validValues: 'a' } },
  { metric: 'invalidValues', arguments: { pattern: '(' } },
  { metric: 'invalidValues' },
  { metric: 'duplicateValues' },
  { metric: 'rowCount' },
  { metric: 'mood' },
  { rule: 'duplicateCount' },
  {},
  { type: 'sql', query: 'select count(*) from {object} where {property} is null' },
  { type: 'sql', query: 'drop table {object}' },
  { type: 'sql' },
  { type: 'text', description: 'All is well' },
  { type: 'custom', engine: 'soda', implementation: 'x' },
  { type: 'custom', engine: 'dbt', implementation: 'not_null' },
  { type: 'custom', engine: 'dbt', implementation: { accepted_values: { values: ['a'] } } },
  { type: 'custom', engine: 'dbt', implementation: { 'dbt_utils.at_least_one': null } },
  { type: 'custom', engine: 'dbt', implementation: "select * from {{ ref('x') }}" },
  { type: 'custom', engine: 'dbt', implementation: 'all shall be well' },
  { type: 'custom', implementation: 'x' },
];

/** Every kind of quality check with every operator and unit. */
export const qualityChecks: readonly Statement['says'][] = checks.flatMap((check) =>
  operators.flatMap((operator) =>
    [undefined, 'percent', 'boxes'].map((unit) => ({
      ...check,
      ...operator,
      ...(unit !== undefined && { unit }),
    })),
  ),
);
