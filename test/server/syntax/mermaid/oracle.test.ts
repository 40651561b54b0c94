import { expect, test } from 'vitest';
import { differences } from './agreement.ts';
import { constructs } from './constructs.ts';

test('there are enough constructs', () => {
  expect(constructs.length).toBeGreaterThanOrEqual(300);
});

test.each(constructs)('reader and Mermaid agree: %j', async (text) => {
  expect(await differences(text)).toEqual([]);
});
