import { describe, expect, test } from 'vitest';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const path = 'specs/contracts/data-products/sales/revenue.odcs.yaml';

const level = (property: string, value: string, unit?: string, element?: string) =>
  `
  - property: ${property}
    value: ${value}${unit === undefined ? '' : `\n    unit: ${unit}`}${element === undefined ? '' : `\n    element: ${element}`}`;

/** A contract with one table, made from others. */
const made = (name: string, levels: string, sources: readonly string[] = []) =>
  contract(`
slaProperties:${levels}
schema:
  - name: ${name}
    properties:
      - name: amount${
        sources.length === 0
          ? ''
          : `\n        transformSourceObjects: [${sources.map((one) => `"${one}"`).join(', ')}]`
      }`).replaceAll(/(id|name): [Oo]rders/g, `$1: ${name}`);

const slas = (text: string) => ({
  'specs/product-canvas/slas.yaml': `products:\n  - product: revenue\n    ${text}\n`,
});
const said = (files: Readonly<Record<string, string>>) =>
  saidTogether('promises-kept', files).map((one) => one.replace(/^.*?: /, ''));

describe('what was agreed', () => {
  test.each([
    ['latency: 8h', level('latency', '8', 'h')],
    ['latency: 8h', level('latency', '1', 'd')],
    ['latency: 30 min', level('ly', '0.5', 'hours')],
    ['frequency: 1d', level('frequency', '1', 'w')],
    ['retention: 5y', level('retention', '5', 'years')],
    ['retention: 5y', level('retention', '100', 'd')],
    ['availability: 99.5%', level('availability', '99.5', 'percent')],
    ['availability: 99.5%', level('availability', '"99%"')],
    // What cannot be compared is not.
    ['latency: 8h', level('latency', '1', 'business days or so')],
    ['latency: 8h', level('latency', '"${LATENCY}"', 'h')],
    ['latency: soon', level('latency', '1', 's')],
    ['retention: 5y', level('latency', '1', 's')],
  ])('%s lets a contract promise%s', (agreed, levels) => {
    expect(said({ ...slas(agreed), [path]: made('revenue', levels) })).toEqual([]);
  });

  test.each([
    ['latency: 8h', level('latency', '4', 'h'), '`latency` of 4 h', '8 h'],
    ['latency: 8h', level('latency', '90', 'min'), '`latency` of 90 min', '8 h'],
    ['frequency: 1d', level('frequency', '1', 'h'), '`frequency` of 1 h', '1 d'],
    ['retention: 5y', level('retention', '7', 'y'), '`retention` of 7 y', '5 y'],
    [
      'availability: 99.5%',
      level('availability', '99.9', 'percent'),
      '`availability` of 99.9 %',
      '99.5 %',
    ],
  ])('%s does not let a contract promise%s', (agreed, levels, promised, limit) => {
    const kind = agreed.split(':')[0]!;
    expect(said({ ...slas(agreed), [path]: made('revenue', levels) })).toEqual([
      `${promised} promises more than was agreed: \`revenue.${kind}\` (slas.yaml:3) says ${limit}.`,
    ]);
  });

  test('another product has agreed on something else', () => {
    const files = { ...slas('latency: 8h'), [path]: made('margin', level('latency', '1', 'h')) };
    expect(said(files)).toEqual([]);
  });

  const canvas = (head: string) => ({
    'specs/product-canvas/revenue.md': `---\n${head}\n---\n\n# Revenue\n\n## SLAs\n\n- Latency: at most 8 hours\n`,
  });

  test.each(['product: revenue', `contract: ${path}`])(
    'a canvas with %s says it as well',
    (head) => {
      const files = { ...canvas(head), [path]: made('revenue', level('latency', '4', 'h')) };
      expect(said(files)).toEqual([
        '`latency` of 4 h promises more than was agreed: `SLAs / Latency` (revenue.md:9) says 8 h.',
      ]);
    },
  );

  test('the file of all products decides where both say something', () => {
    const files = {
      ...canvas('product: revenue'),
      ...slas('latency: 2h'),
      [path]: made('revenue', level('latency', '4', 'h')),
    };
    expect(said(files)).toEqual([]);
  });

  test('the policy is the demand of the finding', () => {
    const files = { ...slas('latency: 8h'), [path]: made('revenue', level('latency', '4', 'h')) };
    const [finding] = lintTogether(files)[1]!.findings;
    expect(finding?.demand?.rule).toBe('revenue.latency');
    expect(finding?.demand?.origin.uri).toBe('specs/product-canvas/slas.yaml');
  });
});

describe('what sources deliver', () => {
  const agreed = slas('alert: us');
  const naming = { 'specs/governance/naming.json': '{"layers": {"staging": {"prefix": "stg_"}}}' };
  const source = (levels: string, name = 'orders') => ({
    [`specs/contracts/sources/shop/${name}.odcs.yaml`]: made(name, levels),
  });
  const both = (levels: string, of: string, sources = ['orders']) =>
    said({ ...agreed, ...naming, ...source(of), [path]: made('revenue', levels, sources) });

  test.each([
    [level('latency', '6', 'h'), level('latency', '6', 'h')],
    [level('frequency', '1', 'd'), level('frequency', '1', 'h')],
    [level('availability', '99', 'percent'), level('availability', '99.9', 'percent')],
    // Whoever copies data may keep it for longer.
    [level('retention', '9', 'y'), level('retention', '1', 'y')],
    [level('latency', '1', 'h'), level('latency', '6', 'h', 'returns.amount')],
  ])('%s is kept by%s', (promised, delivered) => {
    expect(both(promised, delivered)).toEqual([]);
  });

  test.each([
    [level('latency', '5', 'h'), level('latency', '6', 'h'), '`latency` of 5 h', '6 h'],
    [
      level('latency', '5', 'h'),
      level('latency', '6', 'h', 'orders.amount'),
      '`latency` of 5 h',
      '6 h',
    ],
    [level('frequency', '1', 'h'), level('frequency', '1', 'd'), '`frequency` of 1 h', '1 d'],
    [
      level('availability', '99.9', 'percent'),
      level('availability', '99', 'percent'),
      '`availability` of 99.9 %',
      '99 %',
    ],
  ])('%s is not kept by%s', (promised, delivered, what, limit) => {
    const message = `${what} cannot be kept: \`orders\`, which it is made from, promises ${limit}.`;
    expect(both(promised, delivered)).toEqual([message]);
    expect(both(promised, delivered, ['stg_orders'])).toEqual([message]);
    expect(both(promised, delivered, ['stg_returns', 'int_orders'])).toEqual([]);
  });

  test('a level of one table is about what that table is made from', () => {
    const levels = (element: string) => level('latency', '1', 'h', element);
    const slow = level('latency', '6', 'h');
    expect(both(levels('revenue.amount'), slow)).toHaveLength(1);
    expect(both(levels('margins.amount'), slow)).toEqual([]);
  });

  test('the slowest of several sources counts, and its line is shown', () => {
    const files = {
      ...agreed,
      ...source(level('latency', '6', 'h')),
      ...source(level('latency', '9', 'h'), 'returns'),
      [path]: made('revenue', level('latency', '1', 'h'), ['orders', 'returns']),
    };
    const findings = lintTogether(files).at(-1)!.findings;
    expect(findings).toHaveLength(1);
    expect(findings[0]!.params).toMatchObject({ input: 'returns', limit: '9 h' });
    expect(findings[0]!.elsewhere).toMatchObject([
      { uri: 'specs/contracts/sources/shop/returns.odcs.yaml', place: { line: 8 } },
    ]);
  });

  test('chains add up: each link is held to the one before', () => {
    const files = {
      ...agreed,
      ...source(level('latency', '6', 'h')),
      'specs/contracts/data-products/sales/margin.odcs.yaml': made(
        'margin',
        level('latency', '4', 'h'),
        ['revenue'],
      ),
      [path]: made('revenue', level('latency', '5', 'h'), ['orders']),
    };
    expect(said(files)).toHaveLength(2);
  });

  test('models between are followed', () => {
    const files = {
      ...agreed,
      ...source(level('latency', '6', 'h')),
      'dbt/dbt_project.yml': 'name: shop\n',
      'dbt/models/int_totals.sql': "select amount from {{ ref('base_orders') }}\n",
      'dbt/models/base_orders.sql': "select amount from {{ source('shop', 'orders') }}\n",
      [path]: made('revenue', level('latency', '1', 'h'), ['int_totals']),
    };
    expect(said(files)).toHaveLength(1);
  });

  test('a source goes by the name that the database has for it, too', () => {
    const [[file, text] = ['', '']] = Object.entries(source(level('latency', '6', 'h')));
    const files = {
      ...agreed,
      [file]: text.replace('  - name: orders\n', '  - name: orders\n    physicalName: crm.T_ORD\n'),
      'dbt/dbt_project.yml': 'name: shop\n',
      'dbt/models/int_totals.sql': "select amount from {{ source('shop', 'T_ORD') }}\n",
      [path]: made('revenue', level('latency', '1', 'h'), ['int_totals']),
    };
    expect(said(files)).toHaveLength(1);
    expect(said(files)[0]).toContain('`orders`');
  });

  test('a table that two contracts declare tells nothing', () => {
    const files = {
      ...agreed,
      ...source(level('latency', '6', 'h')),
      'specs/contracts/sources/web/orders.odcs.yaml': made('orders', level('latency', '6', 'h')),
      [path]: made('revenue', level('latency', '1', 'h'), ['orders']),
    };
    expect(said(files)).toEqual([]);
  });

  const descriptor = (needed: string) =>
    product(`
inputPorts:
  - name: orders
    version: 1.0.0
    contractId: orders
outputPorts:
  - name: revenue
    version: 1.0.0
    contractId: revenue${needed}
  - name: margin
    version: 1.0.0
    contractId: margin
    inputContracts:
      - id: orders
        version: 1.0.0`);

  test.each([
    ['', 1],
    ['\n    inputContracts:\n      - id: orders\n        version: 1.0.0', 1],
    ['\n    inputContracts:\n      - id: returns\n        version: 1.0.0', 0],
  ])('the descriptor of the product names sources: %j', (needed, count) => {
    const files = {
      ...agreed,
      ...source(level('latency', '6', 'h')),
      'specs/revenue.odps.yaml': descriptor(needed),
      [path]: made('revenue', level('latency', '1', 'h')),
    };
    expect(said(files)).toHaveLength(count);
  });
});
