import { expect, test } from 'vitest';
import { byLabel, runShop, trouble } from './run-tests.ts';

/** An object with a rule on its property `x`, or on itself. */
function rule(text: string, on: 'property' | 'object' = 'property'): string {
  const indent = on === 'property' ? '          ' : '      ';
  const lines = `- name: rule\n  ${text.trim().split('\n').join('\n  ')}`
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n');
  const [below, above] =
    on === 'property' ? [`        quality:\n${lines}`, ''] : ['', `    quality:\n${lines}\n`];
  return `  - name: orders\n    physicalName: ORDERS_TABLE\n${above}    properties:\n      - name: id\n        primaryKey: true\n      - name: x\n        physicalName: col_x\n${below}`;
}

/** The values of `x`, each in a row with an id. */
function rows(...values: readonly string[]): { orders: string } {
  return { orders: `id,x\n${values.map((one, at) => `${String(at + 1)},${one}`).join('\n')}\n` };
}

/** A rule, values that meet it, values that break it, and what is said of them. */
const metrics: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
  [
    'metric: nullValues\nmustBe: 0',
    ['a'],
    ['a', ''],
    '`nullValues` is 1, and the rule says `mustBe: 0`.',
  ],
  [
    'metric: missingValues\narguments: { missingValues: [N/A, null] }\nmustBeLessThan: 2',
    ['N/A', 'a'],
    ['N/A', '', 'a'],
    '`missingValues` is 2, and the rule says `mustBeLessThan: 2`.',
  ],
  [
    'metric: invalidValues\narguments: { validValues: [a, b] }\nmustBeLessOrEqualTo: 1',
    ['a', 'c', ''],
    ['c', 'd'],
    '`invalidValues` is 2, and the rule says `mustBeLessOrEqualTo: 1`.',
  ],
  [
    'metric: invalidValues\narguments: { pattern: "^[a-z]$" }\nmustBe: 0',
    ['a'],
    ['A'],
    '`invalidValues` is 1, and the rule says `mustBe: 0`.',
  ],
  [
    'metric: duplicateValues\nmustBe: 0',
    ['a', 'b', '', ''],
    ['a', 'a', 'b', 'b', 'b'],
    '`duplicateValues` is 2, and the rule says `mustBe: 0`.',
  ],
  [
    'metric: nullValues\nunit: percent\nmustBeLessThan: 50',
    ['a', 'b', ''],
    ['a', '', ''],
    '`nullValues` is 66.6667, and the rule says `mustBeLessThan: 50`.',
  ],
  [
    'metric: nullValues\nmustBeBetween: [1, 2]',
    ['', ''],
    ['a'],
    '`nullValues` is 0, and the rule says `mustBeBetween: [1,2]`.',
  ],
  [
    'metric: nullValues\nmustNotBeBetween: [1, 2]',
    ['a'],
    [''],
    '`nullValues` is 1, and the rule says `mustNotBeBetween: [1,2]`.',
  ],
  [
    'metric: nullValues\nmustNotBe: 1',
    ['a'],
    [''],
    '`nullValues` is 1, and the rule says `mustNotBe: 1`.',
  ],
  [
    'metric: nullValues\nmustBeGreaterThan: 0',
    [''],
    ['a'],
    '`nullValues` is 0, and the rule says `mustBeGreaterThan: 0`.',
  ],
  [
    'metric: nullValues\nmustBeGreaterOrEqualTo: 1',
    [''],
    ['a'],
    '`nullValues` is 0, and the rule says `mustBeGreaterOrEqualTo: 1`.',
  ],
  [
    "type: sql\nquery: select count(*) from {object} where {property} = 'bad'\nmustBe: 0",
    ['a'],
    ['bad'],
    '`query` is 1, and the rule says `mustBe: 0`.',
  ],
  [
    'type: sql\nquery: select max(col_x) from ORDERS_TABLE;\nmustBe: z',
    ['a', 'z'],
    ['a'],
    '`query` is a, and the rule says `mustBe: "z"`.',
  ],
];

test.each(metrics)('%s', async (text, right, wrong, said) => {
  expect(trouble(await runShop(rule(text), rows(...right)))).toEqual([]);
  const report = await runShop(rule(text), rows(...wrong));
  expect(trouble(report)).toEqual([`failed rule: ${said}`]);
});

test('rules of an object: rows and keys', async () => {
  const count = rule('metric: rowCount\nmustBeBetween: [1, 2]', 'object');
  expect(trouble(await runShop(count, rows('a')))).toEqual([]);
  expect(trouble(await runShop(count, rows('a', 'b', 'c')))).toEqual([
    'failed rule: `rowCount` is 3, and the rule says `mustBeBetween: [1,2]`.',
  ]);
  const twice = rule(
    'metric: duplicateValues\narguments: { properties: [x] }\nmustBe: 0',
    'object',
  );
  const report = await runShop(twice, rows('a', 'b', 'a'));
  const found = byLabel(report, 'rule');
  expect(found.message).toBe('`duplicateValues` is 1, and the rule says `mustBe: 0`.');
  expect(found.evidence?.rows).toEqual([
    ['1', '1', 'a'],
    ['3', '3', 'a'],
  ]);
});

test('a failed rule shows its rows and its place, and warnings say so', async () => {
  const text =
    'type: sql\nseverity: warning\nquery: select count(*) from {object} where x > 2\nmustBe: 0';
  const yaml = rule(text).replace('physicalName: col_x', 'logicalType: integer');
  const report = await runShop(yaml, rows('1', '3'));
  const found = byLabel(report, 'rule');
  expect(found).toMatchObject({ state: 'failed', severity: 'warning', property: 'x' });
  expect(found.evidence).toEqual({ columns: ['id', 'x'], rows: [['2', '3']], total: 1 });
  const { shop } = await import('./run-tests.ts');
  expect(shop(yaml).slice(found.range.start, found.range.end)).toMatch(/^name: rule/);
});

/** What cannot be decided is skipped, with the reason. */
const skipped: readonly (readonly [string, string])[] = [
  ['type: text\ndescription: Looks fine.', 'The rule is in words: nothing can run.'],
  [
    'type: custom\nengine: soda\nimplementation: "checks:"',
    'The rule is for `soda`, which does not run here.',
  ],
  ['metric: shininess\nmustBe: 0', 'The metric `shininess` is not known.'],
  ['metric: nullValues', 'The rule does not say what must be.'],
  [
    'metric: nullValues\nmustBe: 0\nmustNotBe: 1',
    'The rule says more than one thing that must be.',
  ],
  ['metric: nullValues\nmustBeLessThan: many', 'The rule cannot be run: `mustBeLessThan: "many"`'],
  [
    'type: sql\nquery: "select count(*) from {{ ref(\'orders\') }}"\nmustBe: 0',
    "The query holds a template, `{{ ref('orders') }}`, whose value is not known here.",
  ],
  [
    'type: sql\nquery: select iff(true, 1, 2) from {object}\nmustBe: 0',
    'DuckDB does not know what the query asks for. Catalog Error: Scalar Function with name iff does not exist! Did you mean "if"?',
  ],
];

test.each(skipped)('%s is skipped', async (text, said) => {
  const report = await runShop(rule(text), rows('a'));
  const found = byLabel(report, 'rule');
  expect(found.state).toBe('skipped');
  expect(found.message).toContain(said.slice(0, 80));
});

/** Queries that are no queries do no harm. */
const hostile = [
  'drop table t_0',
  "copy (select 1) to '/tmp/dataengos-out'",
  'select 1) ; drop table t_0; --',
  "select * from read_csv('/etc/passwd')",
  'select count(*) from {object}) union select 1 from (select 1',
];

test.each(hostile)('a query is only read: %s', async (query) => {
  const report = await runShop(
    rule(`type: sql\nquery: ${JSON.stringify(query)}\nmustBe: 0`),
    rows('a'),
  );
  expect(byLabel(report, 'rule').state).not.toBe('passed');
  expect(byLabel(report, 'columns of orders').state).toBe('passed');
});
