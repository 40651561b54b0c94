import { expect, test } from 'vitest';
import type { ExampleText } from '../../../server/src/lint/rule.ts';
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
    for (const [path, text] of [...entriesOf(bad), ...entriesOf(good)]) {
      expect(page).toContain(path);
      expect(page).toContain(text.trimEnd());
    }
  }
});

function entriesOf(text: ExampleText): readonly (readonly [path: string, text: string])[] {
  return typeof text === 'string' ? [['', text]] : Object.entries(text);
}

test('knows what an unknown rule was meant to be', async () => {
  expect(await explain.run({ rule: 'known-feilds' }, context)).toEqual({
    kind: 'unknown',
    code: 'known-feilds',
    meant: 'known-fields',
  });
});
