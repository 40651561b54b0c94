import { CancellationTokenSource } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import type { Steps } from '../../../../server/src/base/steps.ts';
import { inSlices } from '../../../../server/src/hosts/lsp/in-slices.ts';

/** Never done. */
function* endless(count: { steps: number }): Steps<void> {
  for (;;) {
    count.steps++;
    yield;
  }
}

test('work ends when nobody waits for it any more', async () => {
  const source = new CancellationTokenSource();
  const count = { steps: 0 };
  setTimeout(() => {
    source.cancel();
  }, 20);
  await expect(inSlices(endless(count), source.token)).rejects.toThrow();
  const { steps } = count;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(count.steps).toBe(steps);
});

test('others get a word in', async () => {
  const source = new CancellationTokenSource();
  let words = 0;
  const working = inSlices(endless({ steps: 0 }), source.token);
  for (; words < 5; words++) await new Promise((resolve) => setImmediate(resolve));
  source.cancel();
  await expect(working).rejects.toThrow();
  expect(words).toBe(5);
});
