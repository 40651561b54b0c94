import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deviations } from './deviations.ts';

const folder = join(import.meta.dirname, '../../../docs/decisions');
const page = readFileSync(join(folder, 'deviations.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));

test('the page lists what the tests allow, with the same reasons', () => {
  const listed = rows.map((row) => row.split(' | ').slice(0, 4).join(' | '));
  const sides = { lax: 'laxer', strict: 'stricter', both: 'other' };
  const allowed = deviations.map(
    ({ id, side, versions, reason }) => `| \`${id}\` | ${sides[side]} | ${versions} | ${reason}`,
  );
  expect(listed).toEqual(allowed);
});

test('each line leads to its decision', () => {
  const targets = rows.map((row) => /\]\(([^)]+)\) \|$/.exec(row)?.[1] ?? row);
  expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
});
