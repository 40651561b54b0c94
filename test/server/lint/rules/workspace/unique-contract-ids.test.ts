import { expect, test } from 'vitest';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from './said-together.ts';

const CODE = 'unique-contract-ids';
const orders = contract('schema: []');
const withoutVersion = orders.replace('version: 1.0.0\n', '');

test('the same id and version in two files is said in both', () => {
  expect(saidTogether(CODE, { 'a.odcs.yaml': orders, 'sub/b.odcs.yaml': orders })).toEqual([
    'a.odcs.yaml:3: Another contract has the id `orders` in the same version: `sub/b.odcs.yaml`.',
    'sub/b.odcs.yaml:3: Another contract has the id `orders` in the same version: `../a.odcs.yaml`.',
  ]);
  expect(
    saidTogether(CODE, { 'a.odcs.yaml': withoutVersion, 'b.odcs.yaml': withoutVersion }),
  ).toHaveLength(2);
});

test('another version, another id, a product and what holds a variable are fine', () => {
  const fine: readonly string[] = [
    orders.replace('1.0.0', '2.0.0'),
    withoutVersion,
    orders.replace('id: orders', 'id: returns'),
    product('outputPorts: []').replace('id: customer-360', 'id: orders'),
  ];
  for (const other of fine) {
    expect(saidTogether(CODE, { 'a.odcs.yaml': orders, 'b.odcs.yaml': other })).toEqual([]);
  }
  const open = orders.replace('id: orders', "id: '${ID}'");
  expect(saidTogether(CODE, { 'a.odcs.yaml': open, 'b.odcs.yaml': open })).toEqual([]);
});

test('documents of one file count, and each names a few of many others', () => {
  const file = Array.from({ length: 1_000 }, () => orders).join('---\n');
  const [linted] = lintTogether({ 'many.odcs.yaml': file });
  const found = (linted?.findings ?? []).filter(({ code }) => code === CODE);
  expect(found.length).toBeGreaterThan(900);
  for (const { elsewhere } of found) expect(elsewhere).toHaveLength(6);
});
