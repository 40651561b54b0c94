// A sample that breaks each thing a property can promise, and one that keeps it.
import { expect, test } from 'vitest';
import { byLabel, runShop, trouble } from './run-tests.ts';

function property(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => `        ${line.trimEnd()}`);
  return `  - name: orders\n    properties:\n      - name: x\n${lines.join('\n')}`;
}

/** What the property says, values that are right, one that is wrong, and what is said of it. */
const cases: readonly (readonly [
  what: string,
  yaml: string,
  right: readonly string[],
  wrong: string,
  said: string,
])[] = [
  ['integer', 'logicalType: integer', ['1', '-7', '+3', '1.0'], '1.5', 'integer'],
  ['integer, no number', 'logicalType: integer', ['0'], 'many', 'integer'],
  ['number', 'logicalType: number', ['1', '1.5', '-.5', '1e3'], '1,5', 'number'],
  [
    'number of a decimal',
    'logicalType: number\nphysicalType: DECIMAL(4,2)',
    ['12.34'],
    '123.45',
    'number',
  ],
  ['boolean', 'logicalType: boolean', ['true', 'False', '0'], 'perhaps', 'boolean'],
  ['date', 'logicalType: date', ['2026-02-28'], '2026-02-29', 'date'],
  [
    'date in a format',
    'logicalType: date\nlogicalTypeOptions:\n  format: dd/MM/yyyy',
    ['28/02/2026', '2026-02-28'],
    '02/28/2026',
    'date',
  ],
  ['timestamp', 'logicalType: timestamp', ['2026-02-28T10:00:00Z'], 'yesterday', 'timestamp'],
  [
    'timestamp with zone',
    'logicalType: timestamp\nlogicalTypeOptions:\n  timezone: true',
    ['2026-02-28T10:00:00+02:00'],
    '2026-02-28T25:00:00Z',
    'timestamp',
  ],
  ['time', 'logicalType: time', ['10:00:00'], '25:00:00', 'time'],
  ['object', 'logicalType: object', ['"{""a"":1}"'], '[1]', 'object'],
  ['array', 'logicalType: array', ['[1]'], '1', 'array'],
  ['map', 'logicalType: map', ['"{""a"":1}"'], 'a=1', 'map'],
];

test.each(cases)('type: %s', async (_what, yaml, right, wrong, type) => {
  const sound = await runShop(property(yaml), { orders: `x\n${right.join('\n')}\n` });
  expect(trouble(sound)).toEqual([]);
  const quoted = wrong.includes(',') ? `"${wrong}"` : wrong;
  const report = await runShop(property(yaml), { orders: `x\n${right.join('\n')}\n${quoted}\n` });
  const found = byLabel(report, 'type of x');
  expect(found.state).toBe('failed');
  expect(found.message).toBe(
    `Values that cannot be read as ${type}: 1 of ${String(right.length + 1)}, such as \`${wrong}\`.`,
  );
  expect(found.evidence).toEqual({
    columns: ['row', 'x'],
    rows: [[String(right.length + 1), wrong]],
    total: 1,
  });
});

const options: readonly (readonly [
  type: string,
  option: string,
  right: readonly string[],
  wrong: string,
])[] = [
  ['string', 'minLength: 2', ['ab'], 'a'],
  ['string', 'maxLength: 2', ['äß'], 'abc'],
  ['string', 'pattern: ^(?=a)[a-z]+$', ['abc'], 'bcd'],
  ['string', 'format: email', ['a@b.example'], 'a.b'],
  ['string', 'format: uuid', ['123e4567-e89b-12d3-a456-426614174000'], '123'],
  ['string', 'format: uri', ['https://a.example/'], 'a.example'],
  ['string', 'format: hostname', ['a.example'], '-a.example'],
  ['string', 'format: ipv4', ['10.0.0.1'], '10.0.0.256'],
  ['string', 'format: ipv6', ['::1', '2001:db8::1'], '10.0.0.1'],
  ['integer', 'minimum: 1', ['1'], '0'],
  ['integer', 'maximum: 10', ['10'], '11'],
  ['number', 'exclusiveMinimum: 1', ['1.1'], '1'],
  ['number', 'exclusiveMaximum: 1', ['0.9'], '1'],
  ['number', 'multipleOf: 0.1', ['0.3', '1.1'], '0.25'],
  ['integer', 'format: i8', ['127', '-128'], '128'],
  ['integer', 'format: u8', ['0', '255'], '-1'],
  ['integer', 'format: u64', ['18446744073709551615'], '-1'],
  ['date', 'minimum: "2026-01-01"', ['2026-01-01'], '2025-12-31'],
  [
    'timestamp',
    'maximum: "2026-01-01T00:00:00Z"',
    ['2026-01-01T00:00:00Z'],
    '2026-01-01T00:00:01Z',
  ],
  ['time', 'minimum: "08:00:00"', ['08:00:00'], '07:59:59'],
  ['array', 'minItems: 1', ['[1]'], '[]'],
  ['array', 'maxItems: 2', ['[1]'], '[1;2;3]'],
  ['array', 'uniqueItems: true', ['[1;2]'], '[1;1]'],
  ['object', 'minProperties: 1', ['{"a":1}'], '{}'],
  ['object', 'maxProperties: 1', ['{"a":1}'], '{"a":1;"b":2}'],
  ['object', 'required: [a]', ['{"a":1}'], '{"b":1}'],
];

test.each(options)('option of %s: %s', async (type, option, right, wrong) => {
  const yaml = property(`logicalType: ${type}\nlogicalTypeOptions:\n  ${option}`);
  const cells = (values: readonly string[]): string =>
    values.map((one) => `"${one.replaceAll(';', ',').replaceAll('"', '""')}"`).join('\n');
  const sound = await runShop(yaml, { orders: `x\n${cells(right)}\n` });
  expect(trouble(sound)).toEqual([]);
  const report = await runShop(yaml, { orders: `x\n${cells([...right, wrong])}\n` });
  const found = byLabel(report, 'values of x');
  expect(found.state).toBe('failed');
  expect(found.message).toMatch(/^Values that break `\w+: .*`: 1 of \d, such as `.*`\.$/);
});

test('enum: other values fail, numbers are compared as numbers', async () => {
  const yaml = property('logicalType: integer\nenum:\n  - value: 1\n  - value: 2');
  const sound = await runShop(yaml, { orders: 'x\n1\n01\n2.0\n' });
  expect(trouble(sound)).toEqual([]);
  const report = await runShop(yaml, { orders: 'x\n1\n3\n' });
  expect(trouble(report)).toEqual([
    'failed values of x: Values that break `enum`: 1 of 2, such as `3`.',
  ]);
});

test('required: rows without a value fail, an empty text is one', async () => {
  const yaml = property('logicalType: string\nrequired: true');
  expect(trouble(await runShop(yaml, { orders: 'x\na\n""\n' }))).toEqual([]);
  const report = await runShop(yaml.replace('- name: x', '- name: y\n      - name: x'), {
    orders: 'y,x\n1,a\n2,\n',
  });
  const found = byLabel(report, 'x is required');
  expect(found.message).toBe('Rows without a value: 1 of 2.');
  expect(found.evidence).toEqual({ columns: ['row', 'x'], rows: [['2', null]], total: 1 });
});

test('unique: values that are there twice fail, nothing is never twice', async () => {
  const yaml = property('logicalType: integer\nunique: true');
  expect(
    trouble(
      await runShop(yaml, {
        orders: 'x\n1\n2\n\n\n',
      }),
    ),
  ).toEqual([]);
  const report = await runShop(yaml, { orders: 'x\n1\n2\n01\n' });
  const found = byLabel(report, 'x is unique');
  expect(found.message).toBe('Values that occur more than once: 2, such as `1`.');
  expect(found.evidence?.rows).toEqual([
    ['1', '1'],
    ['3', '01'],
  ]);
});

test('nested properties and items are tested in JSON', async () => {
  const yaml = `  - name: orders
    properties:
      - name: id
        primaryKey: true
      - name: address
        logicalType: object
        properties:
          - name: zip "code"
            logicalType: string
            required: true
            logicalTypeOptions: { maxLength: 5 }
      - name: tags
        logicalType: array
        items:
          logicalType: string
          logicalTypeOptions: { minLength: 2 }
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: amount
              logicalType: number
              required: true`;
  const sound = {
    id: 'A',
    address: { 'zip "code"': '12345' },
    tags: ['ab'],
    lines: [{ amount: 1 }],
  };
  const broken = { id: 'B', address: {}, tags: ['ab', 'c'], lines: [{ amount: 'x' }, {}] };
  expect(
    trouble(await runShop(yaml, { 'orders.json': JSON.stringify([sound, { id: 'C' }]) })),
  ).toEqual([]);
  const report = await runShop(yaml, { 'orders.json': JSON.stringify([sound, broken]) });
  expect(trouble(report)).toEqual([
    'failed address.zip "code" is required: Rows without a value: 1 of 2.',
    'failed values of tags[]: Values that break `minLength: 2`: 1 of 3, such as `c`.',
    'failed type of lines[].amount: Values that cannot be read as number: 1 of 3, such as `x`.',
    'failed lines[].amount is required: Rows without a value: 1 of 3.',
  ]);
  expect(byLabel(report, 'values of tags[]').evidence).toEqual({
    columns: ['row', 'id', 'tags[]'],
    rows: [['2', 'B', 'c']],
    total: 1,
  });
});

test('values of sensitive properties are masked, wherever they would be shown', async () => {
  const yaml = property('logicalType: integer\nclassification: confidential\nunique: true');
  const report = await runShop(yaml, { orders: 'x\n4711\n4711\nsecret\n' });
  expect(JSON.stringify(report)).not.toMatch(/4711|secret/);
  expect(byLabel(report, 'type of x').message).toBe(
    'Values that cannot be read as integer: 1 of 3, such as `•••`.',
  );
  expect(byLabel(report, 'x is unique').evidence?.rows).toEqual([
    ['1', '•••'],
    ['2', '•••'],
  ]);
});

test('a pattern that is none fails with a reason', async () => {
  const yaml = property('logicalType: string\nlogicalTypeOptions:\n  pattern: "("');
  const report = await runShop(yaml, { orders: 'x\na\n' });
  expect(byLabel(report, 'values of x').message).toMatch(/does not run.*Unterminated group/);
});

test('names with quotes, braces and commands are only names', async () => {
  const name = `x"; drop table t_0; --{{ ref('a') }}'`;
  const yaml = `  - name: orders
    properties:
      - name: ${JSON.stringify(name)}
        logicalType: integer
        required: true
        unique: true
        primaryKey: true
        quality:
          - metric: nullValues
            mustBe: 0
          - type: sql
            query: select count(*) from {object} where {property} < 0
            mustBe: 0`;
  const report = await runShop(yaml, { orders: `"${name.replaceAll('"', '""')}"\n1\n` });
  expect(trouble(report)).toEqual([]);
  expect(report.tests).toHaveLength(7);
});
