import type { SampleValue } from '../../../../../server/src/generate/sample-table.ts';

export type Row = Readonly<Record<string, SampleValue>>;

/** Something that a contract can say, with data that keeps it and data that breaks it. */
export interface Construct {
  readonly name: string;
  /** The entries of `schema`; the names of all objects of all constructs differ. */
  readonly schema: string;
  /** Object -> rows. */
  readonly good: Readonly<Record<string, readonly Row[]>>;
  readonly bad: Readonly<Record<string, readonly Row[]>>;
  /** The names of the tests that fail on the bad rows; of all others none does. */
  readonly fails: readonly string[];
  /** Its columns have types of this database alone. */
  readonly only?: 'duckdb';
}

/** A table of one column `v` and a key; what is given are lines below the property. */
function column(
  name: string,
  logicalType: string,
  lines: string,
  {
    good,
    bad,
    fails,
    also = '',
  }: {
    readonly good: readonly SampleValue[];
    readonly bad: readonly SampleValue[];
    readonly fails: readonly string[];
    readonly also?: string;
  },
): Construct {
  const rows = (values: readonly SampleValue[]): readonly Row[] =>
    values.map((v, id) => ({ id: id + 1, v }));
  const indented = lines
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
  return {
    name,
    schema: `
  - name: ${name}
    properties:
      - { name: id, logicalType: integer, primaryKey: true }
      - name: v
        logicalType: ${logicalType}
${indented}
${also}`,
    good: { [name]: rows(good) },
    bad: { [name]: rows(bad) },
    fails,
  };
}

function metric(
  name: string,
  lines: string,
  good: readonly SampleValue[],
  bad: readonly SampleValue[],
  what: string,
): Construct {
  const [first = '', ...rest] = lines.split('\n');
  const entry = [`  - ${first}`, ...rest.map((line) => `    ${line}`)].join('\n');
  return column(name, 'string', `quality:\n${entry}`, {
    good,
    bad,
    fails: [
      what.startsWith('not_null_') || what.startsWith('unique_') || what.startsWith(`${name}_`)
        ? what
        : `${name}_v_${what}`,
    ],
  });
}

const options = (...lines: readonly string[]): string =>
  `logicalTypeOptions: { ${lines.join(', ')} }`;

const values: readonly Construct[] = [
  column('c_required', 'string', 'required: true', {
    ...{ good: ['a', ''], bad: ['a', null], fails: ['not_null_c_required_v'] },
  }),
  column('c_unique', 'string', 'unique: true', {
    ...{ good: ['a', 'b', null, null], bad: ['a', 'a'], fails: ['unique_c_unique_v'] },
  }),
  column('c_key', 'string', 'primaryKey: true', {
    good: ['a', 'b'],
    bad: ['a', null],
    fails: ['not_null_c_key_v'],
  }),
  column('c_enum', 'string', "enum: [{ value: it's }, { value: '1.10' }, { value: '{{ x }}' }]", {
    good: ["it's", '1.10', '{{ x }}', null],
    bad: ["it's", '1.1'],
    fails: ['c_enum_v_accepted_values'],
  }),
  column('c_enum_int', 'integer', 'enum: [{ value: 1 }, { value: 2 }]', {
    ...{ good: [1, 2, null], bad: [3], fails: ['c_enum_int_v_accepted_values'] },
  }),
  column('c_enum_bool', 'boolean', 'enum: [{ value: true }]', {
    ...{ good: [true, null], bad: [false], fails: ['c_enum_bool_v_accepted_values'] },
  }),
  column('c_enum_date', 'date', "enum: [{ value: '2026-01-01' }]", {
    ...{
      good: ['2026-01-01', null],
      bad: ['2026-01-02'],
      fails: ['c_enum_date_v_accepted_values'],
    },
  }),
  column('c_min_length', 'string', options('minLength: 2'), {
    ...{ good: ['ab', null], bad: ['a'], fails: ['c_min_length_v_value_length'] },
  }),
  column('c_max_length', 'string', options('maxLength: 2'), {
    ...{ good: ['ab', 'é€', null], bad: ['abc'], fails: ['c_max_length_v_value_length'] },
  }),
  column('c_pattern', 'string', options(String.raw`pattern: "^[A-Z]{2}-\\d+(?:\\.'x')?$"`), {
    ...{ good: ['AB-1', "AB-1.'x'", null], bad: ['ab-1'], fails: ['c_pattern_v_pattern'] },
  }),
  column('c_pattern_open', 'string', options(String.raw`pattern: '\bcat\b'`), {
    ...{ good: ['a cat', 'cat'], bad: ['cats'], fails: ['c_pattern_open_v_pattern'] },
  }),
  ...(
    [
      ['email', 'a@b.c', 'a b@c'],
      ['uuid', '00000000-0000-4000-8000-00000000000a', '0000'],
      ['uri', 's3://bucket/key', 'bucket/key'],
      ['hostname', 'a-b.example', '-a.example'],
      ['ipv4', '192.168.0.1', '192.168.0.256'],
      ['ipv6', '2001:db8::1', '2001:db8:::1'],
      ['byte', 'aGk=', 'a=='],
      ['date', '2024-02-29', '2023-02-29'],
      ['date-time', '2024-02-29T10:00:00Z', '2024-02-29'],
      ['time', '10:00:00Z', '25:00:00'],
    ] as const
  ).map(([format, good, bad]) => {
    const name = `c_${format.replace('-', '_')}`;
    return column(name, 'string', options(`format: ${format}`), {
      ...{
        good: [good, null],
        bad: [bad],
        fails: [`${name}_v_format_${format.replace('-', '_')}`],
      },
    });
  }),
  column('c_minimum', 'integer', options('minimum: 1'), {
    ...{ good: [1, null], bad: [0], fails: ['c_minimum_v_value_range'] },
  }),
  column('c_maximum', 'number', options('maximum: 1.5'), {
    ...{ good: [1.5, null], bad: [1.6], fails: ['c_maximum_v_value_range'] },
  }),
  column('c_exclusive_minimum', 'number', options('exclusiveMinimum: 0'), {
    ...{ good: [0.1, null], bad: [0], fails: ['c_exclusive_minimum_v_value_range'] },
  }),
  column('c_exclusive_maximum', 'number', options('minimum: 0', 'exclusiveMaximum: 1'), {
    ...{ good: [0, 0.9], bad: [1], fails: ['c_exclusive_maximum_v_value_range'] },
  }),
  column('c_multiple', 'integer', options('multipleOf: 5'), {
    ...{ good: [0, -5, 10, null], bad: [7], fails: ['c_multiple_v_multiple_of'] },
  }),
  column('c_multiple_part', 'number', options('multipleOf: 0.05'), {
    ...{ good: [0.15, 10.1, null], bad: [0.151], fails: ['c_multiple_part_v_multiple_of'] },
  }),
  column('c_int_format', 'integer', options('format: u8'), {
    ...{ good: [0, 255, null], bad: [256], fails: ['c_int_format_v_format_u8'] },
  }),
  column(
    'c_date_range',
    'date',
    options("minimum: '2020-01-01'", "exclusiveMaximum: '2030-01-01'"),
    {
      good: ['2020-01-01', null],
      bad: ['2030-01-01'],
      fails: ['c_date_range_v_value_range'],
    },
  ),
  column('c_timestamp', 'timestamp', options("minimum: '2020-01-01T00:00:00Z'"), {
    good: ['2020-01-01 00:00:00', null],
    bad: ['2019-12-31 23:59:59'],
    fails: ['c_timestamp_v_value_range'],
  }),
  column(
    'c_instant',
    'timestamp',
    options('timezone: true', "maximum: '2020-01-01T01:00:00+01:00'"),
    {
      good: ['2020-01-01 00:00:00+00', null],
      bad: ['2020-01-01 00:00:01+00'],
      fails: ['c_instant_v_value_range'],
    },
  ),
  column('c_clock', 'time', options("maximum: '18:00'"), {
    good: ['18:00:00', null],
    bad: ['18:00:01'],
    fails: ['c_clock_v_value_range'],
  }),
  column('c_written_date', 'date', `physicalType: varchar\n${options('format: dd/MM/yyyy')}`, {
    good: ['31/12/2025', null],
    bad: ['12/31/2025'],
    fails: ['c_written_date_v_format'],
  }),
];

const many = (count: number, value: SampleValue): readonly SampleValue[] =>
  Array.from({ length: count }, () => value);

const metrics: readonly Construct[] = [
  metric('m_null', 'metric: nullValues\nmustBe: 0', ['a', ''], [null], 'not_null_m_null_v'),
  metric(
    'm_null_not',
    'metric: nullValues\nmustNotBe: 1',
    [null, null],
    [null, 'a'],
    'null_values',
  ),
  metric(
    'm_null_above',
    'metric: nullValues\nmustBeGreaterThan: 1',
    [null, null],
    [null],
    'null_values',
  ),
  metric(
    'm_null_least',
    'metric: nullValues\nmustBeGreaterOrEqualTo: 1',
    [null],
    ['a'],
    'null_values',
  ),
  metric(
    'm_null_below',
    'metric: nullValues\nmustBeLessThan: 2',
    [null, 'a'],
    [null, null],
    'null_values',
  ),
  metric(
    'm_null_most',
    'metric: nullValues\nmustBeLessOrEqualTo: 1',
    [null, 'a'],
    [null, null],
    'null_values',
  ),
  metric(
    'm_null_between',
    'metric: nullValues\nmustBeBetween: [1, 2]',
    [null, null],
    ['a'],
    'null_values',
  ),
  metric(
    'm_null_not_between',
    'metric: nullValues\nmustNotBeBetween: [1, 2]',
    ['a'],
    [null],
    'null_values',
  ),
  metric(
    'm_null_percent',
    'metric: nullValues\nunit: percent\nmustBeLessThan: 50',
    [null, 'a', 'b'],
    [null, 'a'],
    'null_values',
  ),
  metric(
    'm_missing',
    "metric: missingValues\narguments: { missingValues: ['', N/A, it's] }\nmustBe: 0",
    ['a', null],
    ["it's"],
    'missing_values',
  ),
  metric(
    'm_missing_null',
    'metric: missingValues\narguments: { missingValues: [null, N/A] }\nmustBeLessThan: 2',
    ['N/A', 'a'],
    [null, 'N/A'],
    'missing_values',
  ),
  metric(
    'm_missing_percent',
    'metric: missingValues\narguments: { missingValues: [N/A] }\nunit: percent\nmustBeLessOrEqualTo: 25',
    ['N/A', 'a', 'b', 'c'],
    ['N/A', 'a'],
    'missing_values',
  ),
  metric(
    'm_invalid',
    'metric: invalidValues\narguments: { validValues: [kg, lb] }\nmustBe: 0',
    ['kg', null],
    ['g'],
    'accepted_values',
  ),
  metric(
    'm_invalid_pattern',
    "metric: invalidValues\narguments: { pattern: '^[A-Z]+$' }\nmustBe: 0",
    ['A', null],
    ['a'],
    'pattern',
  ),
  metric(
    'm_invalid_both',
    "metric: invalidValues\narguments: { validValues: [AB, CD, e], pattern: '^[A-Z]+$' }\nmustBe: 0",
    ['AB', null],
    ['e'],
    'invalid_values',
  ),
  metric(
    'm_invalid_few',
    'metric: invalidValues\narguments: { validValues: [kg] }\nmustBeLessThan: 2',
    ['kg', 'x', null],
    ['x', 'y'],
    'invalid_values',
  ),
  metric(
    'm_invalid_percent',
    "metric: invalidValues\narguments: { pattern: 'k' }\nunit: percent\nmustBeBetween: [20, 50]",
    ['k', 'g', null],
    ['g'],
    'invalid_values',
  ),
  metric(
    'm_duplicate',
    'metric: duplicateValues\nmustBe: 0',
    ['a', null, null],
    ['a', 'a'],
    'unique_m_duplicate_v',
  ),
  metric(
    'm_duplicate_few',
    'metric: duplicateValues\nmustBeLessThan: 2',
    ['a', 'a', 'a'],
    ['a', 'a', 'b', 'b'],
    'duplicate_values',
  ),
  metric(
    'm_duplicate_percent',
    'metric: duplicateValues\nunit: percent\nmustBeLessOrEqualTo: 25',
    ['a', 'a', 'b', 'c'],
    ['a', 'a'],
    'duplicate_values',
  ),
  metric(
    'm_named',
    'metric: nullValues\nname: Few nulls, {{ please }}\ndescription: "No {{ more }} than one"\nseverity: error\ndimension: completeness\nmustBeLessThan: 2',
    [null],
    [null, null],
    'm_named_v_few_nulls_please_f8ab3feb',
  ),
  metric(
    'm_sql',
    "type: sql\nquery: |\n  SELECT COUNT(*) FROM {object} -- all {{ rows }}\n  WHERE ${column} = '{{ x }}';\nmustBe: 0",
    ['a'],
    ['{{ x }}'],
    'query',
  ),
  metric(
    'm_sql_with',
    'type: sql\nquery: with x as (select {property} as y from ${table}) select max(y) from x\nmustBe: "b"',
    ['a', 'b'],
    ['c'],
    'query',
  ),
  metric(
    'm_dbt',
    'type: custom\nengine: dbt\nimplementation: |\n  accepted_values:\n    values: [a]',
    ['a'],
    ['b'],
    'accepted_values',
  ),
  metric(
    'm_dbt_map',
    'type: custom\nengine: dbt\nimplementation: { not_null: { config: { where: id > 1 } } }',
    [null, 'a'],
    ['a', null],
    'not_null',
  ),
  metric(
    'm_dbt_query',
    "type: custom\nengine: dbt\nimplementation: select * from {{ ref('m_dbt_query') }} where v = 'x'",
    ['a'],
    ['x'],
    'query',
  ),
];

function rowCount(name: string, operator: string, good: number, bad: number): Construct {
  return {
    name,
    schema: `
  - name: ${name}
    properties: [{ name: v, logicalType: integer }]
    quality: [{ metric: rowCount, ${operator} }]`,
    good: { [name]: many(good, 1).map((v) => ({ v })) },
    bad: { [name]: many(bad, 1).map((v) => ({ v })) },
    fails: [`${name}_row_count`],
  };
}

const tables: readonly Construct[] = [
  rowCount('t_rows', 'mustBe: 2', 2, 1),
  rowCount('t_rows_not', 'mustNotBe: 2', 1, 2),
  rowCount('t_rows_above', 'mustBeGreaterThan: 0', 1, 0),
  rowCount('t_rows_least', 'mustBeGreaterOrEqualTo: 2', 2, 1),
  rowCount('t_rows_below', 'mustBeLessThan: 2', 1, 2),
  rowCount('t_rows_most', 'mustBeLessOrEqualTo: 2', 2, 3),
  rowCount('t_rows_between', 'mustBeBetween: [1, 2]', 2, 3),
  rowCount('t_rows_not_between', 'mustNotBeBetween: [1, 2]', 3, 2),
  {
    name: 'composite key',
    schema: `
  - name: t_key
    properties:
      - { name: line, logicalType: integer, primaryKey: true, primaryKeyPosition: 2 }
      - { name: order, logicalType: string, primaryKey: true, primaryKeyPosition: 1 }`,
    good: {
      t_key: [
        { order: 'a', line: 1 },
        { order: 'a', line: 2 },
      ],
    },
    bad: {
      t_key: [
        { order: 'a', line: 1 },
        { order: 'a', line: 1 },
      ],
    },
    fails: ['t_key_primary_key'],
  },
  {
    name: 'duplicates of several properties',
    schema: `
  - name: t_dups
    properties: [{ name: a, logicalType: integer }, { name: My B, logicalType: string }]
    quality: [{ metric: duplicateValues, mustBe: 0, arguments: { properties: [a, My B] } }]`,
    good: {
      t_dups: [
        { a: 1, 'My B': 'x' },
        { a: 1, 'My B': 'y' },
        { a: 1, 'My B': null },
        { a: 1, 'My B': null },
      ],
    },
    bad: {
      t_dups: [
        { a: 1, 'My B': 'x' },
        { a: 1, 'My B': 'x' },
      ],
    },
    fails: ['t_dups_unique_combination'],
  },
  {
    name: 'few duplicates of several properties',
    schema: `
  - name: t_few_dups
    properties: [{ name: a, logicalType: integer }, { name: b, logicalType: string }]
    quality: [{ metric: duplicateValues, mustBeLessThan: 50, unit: percent, arguments: { properties: [a, b] } }]`,
    good: {
      t_few_dups: [
        { a: 1, b: 'x' },
        { a: 1, b: 'x' },
        { a: 1, b: 'y' },
      ],
    },
    bad: {
      t_few_dups: [
        { a: 1, b: 'x' },
        { a: 1, b: 'x' },
      ],
    },
    fails: ['t_few_dups_duplicate_values'],
  },
  {
    name: 'foreign key',
    schema: `
  - name: t_child
    properties:
      - name: parent
        logicalType: integer
        relationships: [{ to: t_parent.id }]
  - name: t_parent
    properties: [{ name: id, logicalType: integer }]`,
    good: { t_child: [{ parent: 1 }, { parent: null }], t_parent: [{ id: 1 }] },
    bad: { t_child: [{ parent: 2 }], t_parent: [{ id: 1 }] },
    fails: ['t_child_parent_relationship'],
  },
  {
    name: 'composite foreign key by ids',
    schema: `
  - name: t_line
    properties: [{ name: tenant, logicalType: integer }, { name: order, logicalType: string }]
    relationships:
      - from: [t_line.tenant, t_line.order]
        to: [schema/heads/properties/tenant_id, schema/heads/properties/order_id]
  - name: t_head
    id: heads
    properties: [{ name: tenant, id: tenant_id, logicalType: integer }, { name: order, id: order_id, logicalType: string }]`,
    good: {
      t_line: [
        { tenant: 1, order: 'a' },
        { tenant: 1, order: null },
      ],
      t_head: [{ tenant: 1, order: 'a' }],
    },
    bad: { t_line: [{ tenant: 2, order: 'a' }], t_head: [{ tenant: 1, order: 'a' }] },
    fails: ['t_line_relationship'],
  },
  {
    name: 'query of an object',
    schema: `
  - name: t_sql
    properties: [{ name: v, logicalType: integer }]
    quality:
      - { type: sql, name: sum is small, query: "select sum(v) from \${table}", mustBeBetween: [0, 10] }`,
    good: { t_sql: [{ v: 10 }] },
    bad: { t_sql: [{ v: 11 }] },
    fails: ['t_sql_sum_is_small'],
  },
];

const nested: readonly Construct[] = [
  column(
    'n_required',
    'object',
    `properties:
  - { name: street, logicalType: string, required: true }
  - { name: no, logicalType: integer, logicalTypeOptions: { minimum: 1 } }`,
    {
      good: [{ street: 'a', no: 1 }, { street: 'b' }, null],
      bad: [{ no: 1 }],
      fails: ['n_required_v_street_not_null'],
    },
  ),
  column(
    'n_range',
    'object',
    `properties:
  - { name: no, logicalType: integer, logicalTypeOptions: { minimum: 1 } }`,
    {
      good: [{ no: 1 }, {}, null],
      bad: [{ no: 0 }],
      fails: ['n_range_v_no_value_range'],
    },
  ),
  column(
    'n_deep',
    'object',
    `properties:
  - name: a
    logicalType: object
    properties:
      - { name: b c, logicalType: string, enum: [{ value: x }] }
      - { name: d, logicalType: date, required: true }`,
    {
      good: [{ a: { 'b c': 'x', d: '2026-01-01' } }, {}, null],
      bad: [{ a: { 'b c': 'y', d: null } }],
      fails: ['n_deep_v_a_b_c_accepted_values', 'n_deep_v_a_d_not_null'],
    },
  ),
  column(
    'n_object',
    'object',
    `logicalTypeOptions: { minProperties: 1, maxProperties: 2, required: [a] }
properties: [{ name: a, logicalType: string }]`,
    {
      good: [{ a: 'x', b: 1 }, null],
      bad: [{ a: 'x', b: 1, c: 1 }, { b: 1 }],
      fails: ['n_object_v_count_of_properties', 'n_object_v_a_not_null'],
    },
  ),
  column('n_items', 'array', options('minItems: 1', 'maxItems: 2', 'uniqueItems: true'), {
    good: [[1, 2], ['a'], null],
    bad: [[], [1, 1]],
    fails: ['n_items_v_count_of_items', 'n_items_v_unique_items'],
  }),
  column(
    'n_item',
    'array',
    `items: { logicalType: string, required: true, logicalTypeOptions: { maxLength: 2, pattern: '^[a-z]+$' } }`,
    {
      good: [['a', 'ab'], [], null],
      bad: [['a', null], ['ABC']],
      fails: ['n_item_v_not_null', 'n_item_v_length', 'n_item_v_pattern'],
    },
  ),
  column(
    'n_item_object',
    'array',
    `items:
  logicalType: object
  properties:
    - { name: sku, logicalType: string, required: true }
    - { name: count, logicalType: integer, logicalTypeOptions: { exclusiveMinimum: 0 } }`,
    {
      good: [[{ sku: 'a', count: 1 }], [], null],
      bad: [[{ sku: 'a', count: 0 }], [{ count: 1 }]],
      fails: ['n_item_object_v_count_value_range', 'n_item_object_v_sku_not_null'],
    },
  ),
  column(
    'n_inner_items',
    'object',
    `properties:
  - { name: tags, logicalType: array, logicalTypeOptions: { minItems: 1 }, items: { logicalType: string, enum: [{ value: a }] } }`,
    {
      good: [{ tags: ['a'] }, {}, { tags: null }, null],
      bad: [{ tags: [] }, { tags: ['b'] }],
      fails: ['n_inner_items_v_tags_count_of_items', 'n_inner_items_v_tags_accepted_values'],
    },
  ),
  column(
    'n_quality',
    'object',
    `properties:
  - name: code
    logicalType: string
    quality: [{ metric: nullValues, unit: percent, mustBeLessThan: 50 }, { metric: duplicateValues, mustBe: 0 }]`,
    {
      good: [{ code: 'a' }, { code: 'b' }, { code: null }],
      bad: [{ code: 'a' }, { code: 'a' }, {}, {}],
      fails: ['n_quality_v_code_null_values', 'n_quality_v_code_unique'],
    },
  ),
  column('n_vector', 'vector', options('dimensions: 3'), {
    ...{ good: [[1, 0, 0.5], null], bad: [[1, 0]], fails: ['n_vector_v_dimensions'] },
  }),
  {
    ...column(
      'n_struct',
      'object',
      `physicalType: struct(street varchar, tags varchar[])
properties:
  - { name: street, logicalType: string, required: true }
  - { name: tags, logicalType: array, logicalTypeOptions: { uniqueItems: true } }`,
      {
        good: [{ street: 'a', tags: ['x'] }, null],
        bad: [{ street: null, tags: ['x', 'x'] }],
        fails: ['n_struct_v_street_not_null', 'n_struct_v_tags_unique_items'],
      },
    ),
    only: 'duckdb',
  },
  {
    ...column(
      'n_list',
      'array',
      `physicalType: varchar[]
logicalTypeOptions: { maxItems: 2 }
items: { logicalType: string, enum: [{ value: a }, { value: b }] }`,
      {
        good: [['a', 'b'], null],
        bad: [['a', 'b', 'a'], ['c']],
        fails: ['n_list_v_count_of_items', 'n_list_v_accepted_values'],
      },
    ),
    only: 'duckdb',
  },
];

/** Every construct that becomes a test. Contracts are of ODCS 3.2. */
export const constructs: readonly Construct[] = [...values, ...metrics, ...tables, ...nested];
