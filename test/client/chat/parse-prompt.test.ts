import { expect, test } from 'vitest';
import { parsePrompt } from '../../../client/src/chat/parse-prompt.ts';

const field = (name: string, required = false) => ({ name, doc: '', required, choices: [] });
const phase = { input: [field('domain'), field('name', true), field('idea')] };

test.each([
  ['domain=finance name=churn', { domain: 'finance', name: 'churn' }],
  ['name="Churn report" monthly', { name: 'Churn report', domain: 'monthly' }],
  ["name='a b'", { name: 'a b' }],
  ['churn by month', { name: 'churn by month' }],
  ['domain=finance churn by month', { domain: 'finance', name: 'churn by month' }],
  ['price=3 is high', { name: 'price=3 is high' }],
  ['name=', { name: 'name=' }],
  ['__proto__=x toString=y', { name: '__proto__=x toString=y' }],
  ['', {}],
])('%j says %j', (prompt, expected) => {
  expect(parsePrompt(phase, prompt)).toEqual(expected);
});
