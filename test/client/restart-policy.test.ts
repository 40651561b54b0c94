import { expect, test } from 'vitest';
import { afterCrash, PERIOD_MS, RESTARTS } from '../../client/src/restart-policy.ts';

/** Whether the server starts again after each crash. */
function restarts(...times: readonly number[]): boolean[] {
  let crashes: readonly number[] = [];
  return times.map((time) => {
    const next = afterCrash(crashes, time);
    crashes = next.crashes;
    return next.restart;
  });
}

test('four crashes in a row start it again, the fifth does not', () => {
  expect(RESTARTS).toBe(4);
  expect(restarts(0, 10, 20, 30, 40)).toEqual([true, true, true, true, false]);
});

test('a crash from time to time starts it again for ever', () => {
  const minute = 60_000;
  expect(restarts(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).includes(false)).toBe(true);
  expect(restarts(...Array.from({ length: 20 }, (_, n) => n * minute)).includes(false)).toBe(false);
});

test('crashes older than the period are forgotten', () => {
  expect(restarts(0, 1, 2, 3, PERIOD_MS, PERIOD_MS + 1)).toEqual([
    ...[true, true, true, true],
    ...[true, true],
  ]);
  expect(afterCrash([0, 1, 2], PERIOD_MS + 1).crashes).toEqual([2, PERIOD_MS + 1]);
});
