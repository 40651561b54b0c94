import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import { fixesOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const standards = `# Tiering standards

## Bronze

- Guarantees: a description

## Silver

- Layer: staging, intermediate
- Guarantees: one row per key

## Gold

- Layer: marts
- Guarantees: a contract with quality rules, an owner and a service level
`;

const workspace = (text: string, path = 'specs/contracts/orders.odcs.yaml') => ({
  'specs/governance/tiering-standards.md': standards,
  [path]: text,
});
const said = (text: string, path?: string) =>
  saidTogether('tier-guarantees', workspace(text, path)).map((one) =>
    one.replace(/^\S+yaml:/, '').replace(/: `(?:Bronze|Silver|Gold) .*/, ''),
  );

const orders = (more: string, head = '') =>
  contract(`${head}
schema:
  - name: orders${more}
    properties:
      - name: order_id`);

const lackingAll = [
  '`orders` is gold and has no quality rules',
  '`orders` is gold, and its contract has no owner',
  '`orders` is gold, and its contract has no service level',
];

test.each([
  ['its tag', orders('\n    tags: [Gold]'), undefined],
  ['the tag of the contract', orders('', 'tags: [gold]'), undefined],
  ['its folder', orders(''), 'specs/contracts/data-products/sales/orders.odcs.yaml'],
  [
    'its layer',
    orders('\n    customProperties:\n      - property: layer\n        value: marts'),
    undefined,
  ],
  [
    'a tier as its layer',
    orders('\n    customProperties:\n      - property: layer\n        value: gold'),
    undefined,
  ],
])('%s says of which tier a table is', (_, text, path) => {
  expect(said(text, path).map((one) => one.replace(/^\d+: /, ''))).toEqual(lackingAll);
});

test('the line of the standards is named', () => {
  const [first] = saidTogether('tier-guarantees', workspace(orders('\n    tags: [gold]')));
  expect(first).toContain('`Gold / Guarantees` (tiering-standards.md:15)');
});

test('tables of no tier are asked for nothing', () => {
  expect(said(orders(''))).toEqual([]);
});

test('what belongs to the contract is asked for once, at its first table', () => {
  const text = contract(`
schema:
  - name: orders
    tags: [gold]
  - name: returns
    tags: [gold]`);
  expect(said(text)).toHaveLength(4);
});

test('a table that has it all is fine', () => {
  const text = contract(`
tags: [gold]
team:
  name: sales
slaProperties:
  - property: latency
    value: 1
    unit: h
schema:
  - name: orders
    properties:
      - name: order
        logicalType: object
        properties:
          - name: order_id
            quality:
              - metric: nullValues
                mustBe: 0`);
  expect(said(text)).toEqual([]);
});

test('a silver table needs a key, and sources a description', () => {
  expect(said(orders('\n    tags: [silver]'))).toEqual([
    '8: `orders` is silver and has no primary key',
  ]);
  const path = 'specs/contracts/sources/shop/orders.odcs.yaml';
  expect(said(orders(''), path)).toEqual(['8: `orders` is bronze and has no description']);
  expect(said(orders('\n    description: Orders.'), path)).toEqual([]);
});

test('the check that the fix adds is right in both versions of the standard', () => {
  for (const version of ['v3.0.2', 'v3.1.0']) {
    const text = orders('\n    tags: [gold]').replace('v3.1.0', version);
    const file = lintTogether(workspace(text))[1]!;
    const [fix] = fixesOf(
      text,
      file.findings.find(({ messageId }) => messageId === 'quality')!,
    );
    const after = lintTogether(workspace(applyEdits(text, fix!.edits)))[1]!;
    const codes = (one: typeof file) => one.findings.map(({ messageId }) => messageId);
    expect(codes(after)).toEqual(codes(file).filter((one) => one !== 'quality'));
  }
});
