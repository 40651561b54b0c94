import { expect, test } from 'vitest';
import {
  generateSamples,
  type GeneratedSamples,
  type SampleOptions,
} from '../../../../server/src/generate/sample/generate-samples.ts';
import { contractsOf } from './contracts-of.ts';

type Property = Readonly<Record<string, unknown>>;

const make = async (
  files: Readonly<Record<string, readonly unknown[]>>,
  options: Partial<SampleOptions> = {},
): Promise<GeneratedSamples> =>
  generateSamples(await contractsOf(files), { rows: 8, seed: 1, ...options });

/** One object, whose columns come back by name. */
const columnsOf = async (
  properties: readonly Property[],
  { rows = 8, quality = [] as readonly unknown[] } = {},
) => {
  const { tables, unmet } = await make(
    { 'specs/t.odcs.yaml': [{ name: 't', quality, properties }] },
    { rows },
  );
  const { table } = tables[0]!;
  const column = (name: string): readonly unknown[] =>
    table.rows.map((row) => row[table.columns.indexOf(name)]);
  return { column, rows: table.rows, reasons: unmet.map((one) => `${one.element}: ${one.reason}`) };
};

const must = { required: true };

test('nothing that is made up looks like somebody', async () => {
  const { column } = await columnsOf(
    [
      { name: 'customer_email', logicalType: 'string', ...must, examples: ['ana.silva@gmail.com'] },
      { name: 'phone', logicalType: 'string', ...must, examples: ['+55 11 91234-5678'] },
      { name: 'customer_name', logicalType: 'string', ...must, examples: ['Ana Silva'] },
      { name: 'cpf', logicalType: 'string', ...must },
      { name: 'birth_date', logicalType: 'date', ...must },
      { name: 'ip_address', logicalType: 'string', ...must },
      {
        name: 'nickname',
        logicalType: 'string',
        classification: 'confidential',
        ...must,
        examples: ['Ana'],
      },
      { name: 'plan', logicalType: 'string', ...must, examples: ['team'] },
    ],
    { rows: 2 },
  );
  expect(column('customer_email')).toEqual(['person1@example.com', 'person2@example.com']);
  expect(column('phone')).toEqual(['+0000000001', '+0000000002']);
  expect(column('customer_name')).toEqual(['Person 1', 'Person 2']);
  expect(column('cpf')).toEqual(['ID-000001', 'ID-000002']);
  for (const day of column('birth_date')) expect(day).toMatch(/^190[01]-/);
  expect(column('ip_address')).toEqual(['192.0.2.1', '192.0.2.2']);
  expect(column('nickname')).toEqual(['Nickname 1', 'Nickname 2']);
  expect(column('plan')).toEqual(['team', 'Plan 1']);
});

test('decimal numbers have no noise, and large ones keep their digits', async () => {
  const { column, reasons } = await columnsOf([
    {
      ...{ name: 'step', logicalType: 'number', ...must },
      logicalTypeOptions: { minimum: 0.1, maximum: 0.9, multipleOf: 0.1 },
    },
    { name: 'rate', logicalType: 'number', physicalType: 'DECIMAL(5,4)', ...must },
    {
      ...{ name: 'huge', logicalType: 'integer', ...must, unique: true },
      logicalTypeOptions: { minimum: 1e18, format: 'i64' },
    },
    { name: 'small', physicalType: 'TINYINT', ...must, logicalTypeOptions: { minimum: 120 } },
  ]);
  expect(reasons).toEqual([]);
  for (const one of column('step')) expect(String(one)).toMatch(/^0\.[1-9]$/);
  for (const one of column('rate')) expect(Number(one)).toBeLessThan(10);
  expect(column('huge').slice(0, 2)).toEqual(['1000000000000000000', '1000000000000000001']);
  for (const one of column('small'))
    expect([120, 121, 122, 123, 124, 125, 126, 127]).toContain(one);
});

test('dates are written in their format where they are text, and in ISO 8601 elsewhere', async () => {
  const options = { format: "dd/MM/yyyy'T'HH", minimum: '2026-03-01', maximum: '2026-03-01' };
  const { column, reasons } = await columnsOf(
    [
      {
        name: 'text',
        logicalType: 'date',
        physicalType: 'VARCHAR(20)',
        ...must,
        logicalTypeOptions: options,
      },
      {
        name: 'day',
        logicalType: 'date',
        physicalType: 'DATE',
        ...must,
        logicalTypeOptions: options,
      },
      {
        name: 'week',
        logicalType: 'date',
        physicalType: 'text',
        logicalTypeOptions: { format: 'YYYY-ww' },
      },
    ],
    { rows: 1 },
  );
  expect(column('text')).toEqual(['01/03/2026T00']);
  expect(column('day')).toEqual(['2026-03-01']);
  expect(reasons).toEqual(['t.week: Its format "YYYY-ww" is not understood.']);
});

test('a composite key is another one in each row, and its parts come again', async () => {
  const { rows } = await columnsOf(
    [
      {
        name: 'a',
        logicalType: 'string',
        enum: [{ value: 'x' }, { value: 'y' }],
        primaryKey: true,
      },
      {
        name: 'b',
        logicalType: 'integer',
        primaryKey: true,
        logicalTypeOptions: { minimum: 1, maximum: 6 },
      },
    ],
    { rows: 12 },
  );
  expect(new Set(rows.map((row) => JSON.stringify(row)))).toHaveProperty('size', 12);
});

test('where there are not enough different values, there are fewer rows, and the reason', async () => {
  const { rows, reasons } = await columnsOf([
    { name: 'a', logicalType: 'boolean', unique: true, ...must },
  ]);
  expect(rows).toEqual([[true], [false]]);
  expect(reasons).toEqual(['t: `a` is unique: Only 2 different rows are possible.']);
});

test('checks that count decide how many rows and empty cells there are', async () => {
  const { column, rows, reasons } = await columnsOf(
    [
      {
        ...{ name: 'half', logicalType: 'string' },
        quality: [{ metric: 'nullValues', mustBeBetween: [40, 50], unit: 'percent' }],
      },
      {
        ...{ name: 'kind', logicalType: 'string', ...must },
        quality: [
          { metric: 'invalidValues', arguments: { validValues: ['a', 'b', 'N'] }, mustBe: 0 },
          { metric: 'missingValues', arguments: { missingValues: ['N'] }, mustBeLessThan: 1 },
        ],
      },
      { name: 'alike', logicalType: 'string', quality: [{ metric: 'duplicateValues', mustBe: 0 }] },
    ],
    { quality: [{ metric: 'rowCount', mustBeGreaterThan: 19 }] },
  );
  expect(reasons).toEqual([]);
  expect(rows).toHaveLength(20);
  expect(column('half').filter((one) => one === null).length).toBeGreaterThanOrEqual(8);
  expect(column('half').filter((one) => one === null).length).toBeLessThanOrEqual(10);
  expect([...new Set(column('kind'))].sort()).toEqual(['a', 'b']);
  const alike = column('alike').filter((one) => one !== null);
  expect(new Set(alike).size).toBe(alike.length);
});

test('what cannot be met is told with its place, never dropped', async () => {
  const { reasons } = await columnsOf(
    [
      { name: 'back', logicalType: 'string', logicalTypeOptions: { pattern: '^(a|b)\\1$' } },
      { name: 'atomic', logicalType: 'string', logicalTypeOptions: { pattern: '(?>a)' } },
      {
        name: 'never',
        logicalType: 'string',
        logicalTypeOptions: { pattern: '^[a-z]{5}$', maxLength: 3 },
      },
      { name: 'between', logicalType: 'integer', logicalTypeOptions: { minimum: 5, maximum: 4 } },
      { name: 'date', logicalType: 'date', logicalTypeOptions: { minimum: 'yesterday' } },
      { name: 'vector', logicalType: 'vector' },
      {
        ...{ name: 'wrong', logicalType: 'string' },
        quality: [
          { metric: 'invalidValues', arguments: { validValues: ['a'] }, mustBeGreaterThan: 2 },
        ],
      },
    ],
    { quality: [{ type: 'custom', engine: 'soda', implementation: 'x' }] },
  );
  expect(reasons).toEqual([
    't.back: \\1 is not understood.',
    't.atomic: The pattern has (?>, which ECMAScript does not know.',
    't.never: No value was found that does for everything that it says.',
    't.between: No value was found that does for everything that it says.',
    't.date: Its bounds are not written as ISO 8601.',
    't.vector: It does not say how many dimensions it has.',
    't.wrong: invalidValues: It wants invalid values, and none are made.',
    't: custom: Rows are not made by checks of other tools.',
  ]);
});

const id = { name: 'id', logicalType: 'integer', primaryKey: true, ...must };

test('a table that refers to itself refers to rows before', async () => {
  const boss = { name: 'boss_id', logicalType: 'integer', relationships: [{ to: 'people.id' }] };
  const { tables, unmet } = await make({
    'specs/t.odcs.yaml': [{ name: 'people', properties: [id, boss] }],
  });
  expect(unmet).toEqual([]);
  const { rows } = tables[0]!.table;
  expect(rows[0]).toEqual([1, null]);
  for (const [own, other] of rows.slice(1))
    if (other !== null) expect(Number(other)).toBeLessThan(Number(own));
});

test('two tables that refer to each other hold, also across contracts', async () => {
  const to = (name: string, target: string): Property => ({
    ...{ name, logicalType: 'integer', ...must },
    relationships: [{ to: target }],
  });
  const { tables, unmet } = await make({
    'specs/a.odcs.yaml': [{ name: 'a', properties: [id, to('b_id', 'b.odcs.yaml#b.id')] }],
    'specs/b.odcs.yaml': [{ name: 'b', properties: [id, to('a_id', 'a.odcs.yaml#a.id')] }],
  });
  expect(unmet).toEqual([]);
  const [a, b] = tables.map(({ table }) => table.rows);
  for (const [, other] of a!) expect(b!.map(([key]) => key)).toContain(other);
  for (const [, other] of b!) expect(a!.map(([key]) => key)).toContain(other);
});

test('references that share a column agree', async () => {
  const key = (name: string, more: Property = {}): Property => ({
    ...{ name, logicalType: 'integer', ...must },
    ...more,
  });
  const { tables, unmet } = await make({
    'specs/t.odcs.yaml': [
      { name: 'tenants', properties: [id] },
      {
        name: 'orders',
        properties: [
          key('tenant', { primaryKey: true, relationships: [{ to: 'tenants.id' }] }),
          key('number', { primaryKey: true }),
        ],
      },
      {
        name: 'lines',
        relationships: [
          { from: ['lines.tenant', 'lines.number'], to: ['orders.tenant', 'orders.number'] },
        ],
        properties: [id, key('tenant', { relationships: [{ to: 'tenants.id' }] }), key('number')],
      },
    ],
  });
  expect(unmet).toEqual([]);
  const [, orders, lines] = tables.map(({ table }) => table.rows);
  const there = orders!.map((row) => JSON.stringify(row));
  for (const [, tenant, number] of lines!)
    expect(there).toContain(JSON.stringify([tenant, number]));
});

test('references that lead nowhere are told of', async () => {
  const child = (to: string): Property => ({
    name: 'child',
    logicalType: 'integer',
    relationships: [{ to }],
  });
  const reason = async (to: string): Promise<string | undefined> =>
    (await make({ 'specs/t.odcs.yaml': [{ name: 't', properties: [id, child(to)] }] })).unmet[0]
      ?.reason;
  expect(await reason('x.odcs.yaml#a.id')).toBe(
    'No contract of the workspace is at `x.odcs.yaml`.',
  );
  expect(await reason('u.id')).toBe('`u.id` names nothing that is there.');
  expect(await reason('t.id.deep')).toBe('`t.id.deep` leads into a nested property.');
});

test('hostile contracts end, and give names as they are', async () => {
  const names = ['__proto__', 'constructor', 'a"b', 'c,d', '{{ x }}'];
  const many = Array.from({ length: 2_500 }, (_, at) => ({
    name: `c${at}`,
    logicalType: 'string',
  }));
  const { tables, unmet } = await make({
    'specs/t.odcs.yaml': [
      {
        name: '__proto__',
        properties: [
          ...names.map((name) => ({ name, logicalType: 'string', ...must })),
          {
            name: 'slow',
            logicalType: 'string',
            logicalTypeOptions: { pattern: '^((a*)*)*(b|b)+$' },
          },
          {
            name: 'empty',
            logicalType: 'string',
            logicalTypeOptions: { pattern: '((((()*)*)*)*)*' },
          },
          { name: 'far', logicalType: 'string', logicalTypeOptions: { minLength: 1e9 } },
          { name: 'wide', logicalType: 'array', logicalTypeOptions: { minItems: 1e9 } },
        ],
      },
      { name: 'wide', properties: many },
    ],
  });
  expect(tables[0]?.table.columns.slice(0, 5)).toEqual(names);
  expect(tables[1]?.table.columns).toHaveLength(2_000);
  expect(unmet.map(({ reason }) => reason)).toContain(
    'No more than 2000 columns are made, and there are more.',
  );
});
