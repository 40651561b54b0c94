import { expect, it } from 'vitest';
import { minimise } from './minimise.ts';

const numbers = Array.from({ length: 50 }, (_, index) => index);

it('keeps what the failure needs, in its order, and nothing else', async () => {
  const needed = [3, 17, 18, 49];
  const fails = (steps: readonly number[]): Promise<boolean> =>
    Promise.resolve(needed.every((one) => steps.includes(one)));
  expect(await minimise(numbers, fails)).toEqual(needed);
});

it('keeps nothing when everything fails', async () => {
  expect(await minimise(numbers, () => Promise.resolve(true))).toEqual([]);
});
