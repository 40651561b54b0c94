import { expect, test } from 'vitest';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import explain from '../../../server/src/operations/explain.ts';
import { memoryContext } from './memory-source.ts';

const context = memoryContext({});

test('lists all rules', async () => {
  const answer = await explain.run({}, context);
  expect(answer).toMatchObject({ kind: 'list' });
  expect(answer.kind === 'list' && answer.rules).toHaveLength(allRules.length);
});

test.each(allRules.map(({ meta }) => meta))('has a page for $code', async (meta) => {
  const answer = await explain.run({ rule: meta.code }, context);
  const page = answer.kind === 'page' ? answer.markdown : '';
  expect(page).toMatch(new RegExp(`^# ${meta.code}\n`));
  expect(page).toContain(meta.explanation);
  for (const { bad, good } of meta.examples) {
    expect(page).toContain(bad.trimEnd());
    expect(page).toContain(good.trimEnd());
  }
});

test('knows what an unknown rule was meant to be', async () => {
  expect(await explain.run({ rule: 'known-feilds' }, context)).toEqual({
    kind: 'unknown',
    code: 'known-feilds',
    meant: 'known-fields',
  });
});
