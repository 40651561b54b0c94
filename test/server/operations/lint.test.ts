import { expect, test } from 'vitest';
import { defineRule, type Rule } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import lint from '../../../server/src/operations/lint.ts';
import { cleanContract, wrongContract } from '../hosts/contract-texts.ts';
import { memoryContext } from './memory-source.ts';

const crashing: Rule = defineRule<'document', 'never'>({
  meta: {
    code: 'crashes',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary: 'Crashes.',
    explanation: 'Crashes.',
    examples: [],
    cost: 'typing',
    fixable: 'no',
    messages: { never: '' },
  },
  on: 'document',
  check: () => {
    throw new Error('boom');
  },
});

test('tells clean, wrong, foreign and unread files apart', async () => {
  const reports = await lint.run(
    {},
    memoryContext({
      'clean.odcs.yaml': cleanContract,
      'foreign.yaml': 'kind: Pod\n',
      'unread.odcs.yaml': { reason: 'It is a folder.' },
      'wrong.odcs.yaml': wrongContract.replace('id: orders', 'id: wrong'),
    }),
  );
  expect(reports.map(({ path, state, findings }) => [path, state, findings.length])).toEqual([
    ['clean.odcs.yaml', 'checked', 0],
    ['foreign.yaml', 'skipped', 0],
    ['unread.odcs.yaml', 'not-checked', 0],
    ['wrong.odcs.yaml', 'checked', 1],
  ]);
  expect(reports[2]).toMatchObject({ reason: 'It is a folder.', text: undefined });
  expect(reports[3]?.findings[0]?.message).not.toContain('{');
});

test('looks at the named files only', async () => {
  const context = memoryContext({ 'a.odcs.yaml': cleanContract, 'b.odcs.yaml': cleanContract });
  const reports = await lint.run({ paths: ['b.odcs.yaml'] }, context);
  expect(reports.map(({ path }) => path)).toEqual(['b.odcs.yaml']);
});

test('a rule that crashes is a defect of ours, and the others go on', async () => {
  const context = memoryContext({ 'a.odcs.yaml': wrongContract }, [crashing, ...allRules]);
  const [report] = await lint.run({}, context);
  expect(report).toMatchObject({ state: 'not-checked', defect: true });
  expect(report?.findings.map(({ code }) => code)).toContain('rule-completes');
  expect(report?.findings).toHaveLength(2);
});

test('a file that is too much to check is not checked, and no defect', async () => {
  const deep = `${cleanContract}customProperties: ${'['.repeat(1_000)}\n`;
  const [report] = await lint.run({}, memoryContext({ 'a.odcs.yaml': deep }));
  expect(report?.state).toBe('not-checked');
  expect(report?.defect).toBeUndefined();
});

test('stops when nobody wants the answer', async () => {
  const context = memoryContext({ 'a.odcs.yaml': cleanContract });
  const token = { isCancellationRequested: true };
  expect(await lint.run({}, { ...context, token })).toEqual([]);
});
