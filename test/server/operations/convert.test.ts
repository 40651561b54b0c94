import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import convert from '../../../server/src/operations/convert.ts';
import lint from '../../../server/src/operations/lint.ts';
import { cleanContract } from '../hosts/contract-texts.ts';
import { memoryContext } from './memory-source.ts';

const retired = readFileSync('examples/broken/data-contract-specification.odcs.yaml', 'utf8');

test('proposes to rewrite what is retired, and leaves the rest', async () => {
  const context = memoryContext({ 'new.odcs.yaml': cleanContract, 'old.odcs.yaml': retired });
  const { change, failed } = await convert.run({}, context);
  expect(failed).toEqual([]);
  expect(change.files.map(({ path }) => path)).toEqual(['old.odcs.yaml']);
  const text = applyEdits(retired, change.files[0]?.edits ?? []);
  const [report] = await lint.run({}, memoryContext({ 'old.odcs.yaml': text }));
  expect(report?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('refuses what it cannot read in full', async () => {
  const context = memoryContext({ 'old.odcs.yaml': `${retired}\nbroken: [\n` });
  const { change, failed } = await convert.run({}, context);
  expect(change.files).toEqual([]);
  expect(failed.map(({ path }) => path)).toEqual(['old.odcs.yaml']);
});
