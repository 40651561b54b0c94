import { expect, test } from 'vitest';
import { PATIENCE, Watchdog } from '../../client/src/watchdog.ts';

function watch(ask: () => Promise<unknown>): {
  dog: Watchdog;
  hung: number[];
  tick: (count: number) => Promise<void>;
} {
  const hung: number[] = [];
  const dog = new Watchdog({ ask, hung: (since) => hung.push(since), now: () => 7 });
  const tick = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      dog.tick();
      await Promise.resolve();
    }
  };
  return { dog, hung, tick };
}

const never = (): Promise<unknown> => new Promise(() => undefined);

test('a server without work is not asked', async () => {
  let asked = 0;
  const { tick } = watch(() => Promise.resolve(asked++));
  await tick(100);
  expect(asked).toBe(0);
});

test('a server that answers is asked once for each burst of work', async () => {
  let asked = 0;
  const { dog, hung, tick } = watch(() => Promise.resolve(asked++));
  dog.worked();
  dog.worked();
  await tick(30);
  dog.worked();
  await tick(30);
  expect([asked, hung]).toEqual([2, []]);
});

test('an error is an answer', async () => {
  const { dog, hung, tick } = watch(() => Promise.reject(new Error('no')));
  dog.worked();
  await tick(30);
  expect(hung).toEqual([]);
});

test('a server that does not answer for ten ticks is hung, once, since the question', async () => {
  const { dog, hung, tick } = watch(never);
  dog.worked();
  await tick(PATIENCE);
  expect(hung).toEqual([]);
  await tick(30);
  expect(hung).toEqual([7]);
});

test('a new server owes no answers of the old one', async () => {
  const { dog, hung, tick } = watch(never);
  dog.worked();
  await tick(5);
  dog.reset();
  await tick(30);
  expect(hung).toEqual([]);
});
