import { expect, test } from 'vitest';
import { readAhead } from '../../../../server/src/hosts/node/read-ahead.ts';

test('keeps the order and prepares no more than it was told to', async () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  let started = 0;
  let taken = 0;
  let furthest = 0;
  const prepare = async (item: number) => {
    furthest = Math.max(furthest, ++started - taken);
    // Later ones are ready sooner.
    await new Promise((resolve) => setTimeout(resolve, (50 - item) % 7));
    return item;
  };
  const result: number[] = [];
  for await (const item of readAhead(items, prepare, 4)) {
    taken++;
    result.push(item);
  }
  expect(result).toEqual(items);
  expect(furthest).toBeLessThanOrEqual(6);
});
