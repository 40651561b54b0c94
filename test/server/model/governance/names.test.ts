import { expect, test } from 'vitest';
import { toCasing, wordsOf } from '../../../../server/src/model/governance/names/casing.ts';
import { conformingNames } from '../../../../server/src/model/governance/names/conforming-name.ts';
import { judgeName } from '../../../../server/src/model/governance/names/judge-name.ts';
import type { NamedThing } from '../../../../server/src/model/governance/names/name-rules.ts';
import type {
  Casing,
  NamingPolicy,
} from '../../../../server/src/model/governance/naming-policy.ts';
import { readNaming } from '../../../../server/src/model/governance/read-naming.ts';
import { readWith } from './read.ts';

const TODAY = '2026-06-15';

const naming = (text: string): NamingPolicy => readWith(readNaming, text);

const snake = naming(`{
  "layers": {
    "staging": { "prefix": "stg_", "pattern": "^[a-z]+_[a-z_]+$" },
    "marts": { "prefix": "fct_|dim_", "max_length": 20 }
  },
  "column_rules": {
    "boolean": { "prefix": "is_|has_", "example": "is_active" },
    "timestamp": { "suffix": "_at" },
    "date": { "suffix": "_date|_month" }
  },
  "casing": { "tables": "snake_case", "columns": "snake_case", "sql_constants": "UPPER_CASE" },
  "max_length": 40,
  "reserved_words": ["order", "User"],
  "abbreviations": { "cust": "customer", "pos": "point_of_sale" },
  "exceptions": [
    { "name": "Legacy*", "reason": "r" },
    { "name": "orders.OldCode", "reason": "r", "rules": ["casing"] },
    { "name": "NewCode", "reason": "r", "expires": "2026-06-15" },
    { "name": "GoneCode", "reason": "r", "expires": "2026-06-14" },
    { "name": "Ledger", "reason": "r", "domain": "finance" },
    { "name": "Raw", "reason": "r", "layer": "staging" }
  ]
}`);
const camel = naming(`{
  "column_rules": { "boolean": { "prefix": "is" }, "timestamp": { "suffix": "At" } },
  "casing": { "tables": "PascalCase", "columns": "camelCase" }
}`);
const upper = naming(`{
  "layers": { "marts": { "prefix": "FCT_", "casing": "UPPER_CASE" } },
  "casing": { "tables": "kebab-case", "columns": "UPPER_CASE" },
  "abbreviations": ["nbr", "id"]
}`);

const table = (name: string, layer?: string, domain?: string): NamedThing => ({
  kind: 'table',
  name,
  layer,
  domain,
});
const column = (name: string, logicalType?: string, object?: string): NamedThing => ({
  kind: 'column',
  name,
  logicalType,
  object,
});
const constant = (name: string): NamedThing => ({ kind: 'constant', name });

/** A name, the rules it breaks, and what it could be called. */
const cases: readonly (readonly [NamingPolicy, NamedThing, string, readonly string[]])[] = [
  // Casing.
  [snake, table('customerData'), 'casing.tables', ['customer_data']],
  [snake, table('customer_data'), '', []],
  [snake, table('stripe__customers'), '', []],
  [snake, table('_loads'), '', []],
  [snake, table('CustomerID2Name'), 'casing.tables', ['customer_id2_name']],
  [snake, table('HTMLParser'), 'casing.tables', ['html_parser']],
  [snake, table('customerIDs'), 'casing.tables', ['customer_ids']],
  [snake, table('CUSTOMER_DATA'), 'casing.tables', ['customer_data']],
  [snake, table('customer-data'), 'casing.tables', ['customer_data']],
  [snake, table('Customer data'), 'casing.tables', ['customer_data']],
  [snake, table('customer.data'), 'casing.tables', ['customer_data']],
  [snake, table('stripe__Customers'), 'casing.tables', ['stripe__customers']],
  [snake, table('_LoadedRows'), 'casing.tables', ['_loaded_rows']],
  [snake, table('aumento_preço'), '', []],
  [snake, table('AumentoPreço'), 'casing.tables', ['aumento_preço']],
  [snake, table('???'), 'casing.tables', []],
  [snake, column('eMail'), 'casing.columns', ['e_mail']],
  [snake, constant('MAX_AGE'), '', []],
  [snake, constant('maxAge'), 'casing.sql_constants', ['MAX_AGE']],
  [snake, constant('order'), 'casing.sql_constants', ['ORDER']],
  [camel, table('order_lines'), 'casing.tables', ['OrderLines']],
  [camel, table('OrderLines'), '', []],
  [camel, table('orderLines'), 'casing.tables', ['OrderLines']],
  [camel, column('order_id'), 'casing.columns', ['orderId']],
  [camel, column('ORDER_ID'), 'casing.columns', ['orderId']],
  [camel, column('customerID'), '', []],
  [upper, table('OrderLines'), 'casing.tables', ['order-lines']],
  [
    upper,
    table('order_lines', 'marts'),
    'layers.marts.casing layers.marts.prefix',
    ['FCT_ORDER_LINES'],
  ],
  [upper, column('orderId'), 'casing.columns', ['ORDER_ID']],
  // Beginnings and ends.
  [
    snake,
    table('orders', 'staging'),
    'layers.staging.prefix layers.staging.pattern',
    ['stg_orders'],
  ],
  [snake, table('stg_orders', 'staging'), '', []],
  [snake, table('orders', 'unheard_of'), '', []],
  [snake, table('orders', 'marts'), 'layers.marts.prefix', ['fct_orders', 'dim_orders']],
  [snake, table('stg_orders', 'marts'), 'layers.marts.prefix', ['fct_orders', 'dim_orders']],
  [snake, table('FctOrders', 'marts'), 'casing.tables layers.marts.prefix', ['fct_orders']],
  [
    snake,
    table('stgOrders', 'marts'),
    'casing.tables layers.marts.prefix',
    ['fct_orders', 'dim_orders'],
  ],
  [snake, table('stg_', 'marts'), 'layers.marts.prefix', ['fct_stg_', 'dim_stg_']],
  [snake, column('active', 'boolean'), 'column_rules.boolean.prefix', ['is_active', 'has_active']],
  [snake, column('has_orders', 'boolean'), '', []],
  [
    snake,
    column('isActive', 'boolean'),
    'casing.columns column_rules.boolean.prefix',
    ['is_active'],
  ],
  [
    snake,
    column('HAS_ORDERS', 'boolean'),
    'casing.columns column_rules.boolean.prefix',
    ['has_orders'],
  ],
  [snake, column('active', 'string'), '', []],
  [snake, column('active'), '', []],
  [snake, column('created', 'timestamp'), 'column_rules.timestamp.suffix', ['created_at']],
  [snake, column('created_date', 'timestamp'), 'column_rules.timestamp.suffix', ['created_at']],
  [
    snake,
    column('billing_month', 'timestamp'),
    'column_rules.timestamp.suffix',
    ['billing_month_at'],
  ],
  [
    snake,
    column('CreatedAt', 'timestamp'),
    'casing.columns column_rules.timestamp.suffix',
    ['created_at'],
  ],
  [
    snake,
    column('created_at', 'date'),
    'column_rules.date.suffix',
    ['created_date', 'created_month'],
  ],
  [camel, column('active', 'boolean'), 'column_rules.boolean.prefix', ['isActive']],
  [camel, column('isActive', 'boolean'), '', []],
  [camel, column('is_active', 'boolean'), 'casing.columns', ['isActive']],
  [
    camel,
    column('created_at', 'timestamp'),
    'casing.columns column_rules.timestamp.suffix',
    ['createdAt'],
  ],
  // Lengths and patterns: nobody can tell what would do.
  [snake, table('a'.repeat(41)), 'max_length', []],
  [snake, table(`fct_${'a'.repeat(17)}`, 'marts'), 'layers.marts.max_length', []],
  [snake, table('orders_of_the_summer', 'marts'), 'layers.marts.prefix', []],
  [snake, table('stg_2024', 'staging'), 'layers.staging.pattern', []],
  // Words.
  [snake, table('order'), 'reserved_words', ['order_data']],
  [snake, table('Order'), 'casing.tables reserved_words', ['order_data']],
  [
    snake,
    table('order', 'staging'),
    'layers.staging.prefix layers.staging.pattern reserved_words',
    ['stg_order'],
  ],
  [snake, column('user'), 'reserved_words', ['user_value']],
  [
    snake,
    column('user', 'boolean'),
    'column_rules.boolean.prefix reserved_words',
    ['is_user', 'has_user'],
  ],
  [snake, column('cust_name'), 'abbreviations.cust', ['customer_name']],
  [snake, column('custID'), 'casing.columns abbreviations.cust', ['customer_id']],
  [snake, column('CUSTName'), 'casing.columns abbreviations.cust', ['customer_name']],
  [snake, column('pos_id'), 'abbreviations.pos', ['point_of_sale_id']],
  [snake, column('custom_name'), '', []],
  [upper, column('ORDER_NBR'), '', []],
  [upper, column('ORDER_QTN'), 'abbreviations', []],
  [upper, column('BY_WHY'), '', []],
  [upper, column('FCT_ID'), '', []],
  // Exceptions.
  [snake, table('LegacyOrders'), '', []],
  [snake, column('OldCode', undefined, 'orders'), '', []],
  [snake, column('OldCode', undefined, 'lines'), 'casing.columns', ['old_code']],
  [
    snake,
    column('OldCode', 'boolean', 'orders'),
    'column_rules.boolean.prefix',
    ['is_old_code', 'has_old_code'],
  ],
  [snake, column('NewCode'), '', []],
  [snake, column('GoneCode'), 'casing.columns', ['gone_code']],
  [snake, table('Ledger'), 'casing.tables', ['ledger']],
  [snake, table('Ledger', undefined, 'finance'), '', []],
  [snake, table('Raw', 'staging'), '', []],
  [snake, table('Raw'), 'casing.tables', ['raw']],
  // What it will be called is known only later.
  [snake, table('${TABLE}Data'), '', []],
  [snake, table('{{ name }}'), '', []],
  [snake, table(''), '', []],
];

test.each(cases.map((one, at) => [at, one[1].name, ...one] as const))(
  '%i: %s',
  (_at, _name, policy, thing, broken, names) => {
    expect(
      judgeName(policy, thing, TODAY)
        .map(({ path }) => path)
        .join(' '),
    ).toBe(broken);
    expect(conformingNames(policy, thing, TODAY)).toEqual(names);
  },
);

test('a name that is proposed is right, and is left alone', () => {
  for (const [policy, thing] of cases) {
    for (const name of conformingNames(policy, thing, TODAY)) {
      expect(judgeName(policy, { ...thing, name }, TODAY), name).toEqual([]);
      expect(conformingNames(policy, { ...thing, name }, TODAY), name).toEqual([]);
    }
  }
});

test('a name that is taken is not proposed', () => {
  const names = conformingNames(
    snake,
    table('orders', 'marts'),
    TODAY,
    (name) => name === 'fct_orders',
  );
  expect(names).toEqual(['dim_orders']);
});

test('without a day every exception holds', () => {
  expect(judgeName(snake, column('GoneCode'), undefined)).toEqual([]);
});

test('breaches say where the policy demands it', () => {
  const [breach] = judgeName(snake, table('customerData'), TODAY);
  expect(breach).toMatchObject({
    check: 'casing',
    casing: 'snake_case',
    at: { place: { line: 10 } },
  });
});

test('a name in a casing stays, and what is made is in it', () => {
  const casings: Casing[] = ['snake_case', 'UPPER_CASE', 'camelCase', 'PascalCase', 'kebab-case'];
  const names = ['customerData', 'HTTPServer2Go', 'a_b__c', 'X', 'Ünïcode Näme', 'order-2-go'];
  for (const casing of casings) {
    for (const name of names) {
      const made = toCasing(name, casing);
      expect(toCasing(made, casing)).toBe(made);
      const words = (text: string): string =>
        wordsOf(text)
          .map((one) => one.text)
          .join('')
          .toLowerCase();
      expect(words(made)).toBe(words(name));
    }
  }
});

test('long names take no time', () => {
  const start = performance.now();
  for (const name of ['aB'.repeat(50_000), '_'.repeat(100_000), 'A'.repeat(100_000)]) {
    judgeName(snake, table(name), TODAY);
    conformingNames(snake, table(name), TODAY);
  }
  expect(performance.now() - start).toBeLessThan(1_000);
});
