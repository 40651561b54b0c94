import { expect, test } from 'vitest';
import { sampledText, toBeSampledText } from '../../client/src/sampled-text.ts';

const english = (message: string, ...values: string[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');

const none = { contracts: 2, files: 0, kept: 0, unmet: 0, failed: 0, applied: false };

test.each([
  [{ contracts: 0 }, 'There are no data contracts to make samples of.'],
  [{ kept: 3 }, 'All samples are there already.'],
  [{}, 'No sample file was made.'],
  [{ failed: 1 }, 'No sample file was made. The log says what could not be met.'],
  [{ files: 1, applied: true }, '1 sample file was made.'],
  [
    { files: 4, applied: true, unmet: 2 },
    '4 sample files were made. The log says what could not be met.',
  ],
  [{ files: 4, unmet: 2 }, 'Nothing was changed.'],
])('%j: %s', (some, text) => {
  expect(sampledText({ ...none, ...some }, english)).toBe(text);
});

test.each([
  [1, '1 sample file is missing. Apply makes it.'],
  [2, '2 sample files are missing. Apply makes them.'],
])('%i missing', (files, text) => {
  expect(toBeSampledText(files, english)).toBe(text);
});
