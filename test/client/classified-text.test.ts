import { expect, test } from 'vitest';
import { classifiedText, proposedText } from '../../client/src/classified-text.ts';

const english = (message: string, ...values: string[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');

test.each([
  [0, 0, 0, false, 'There are no data contracts to classify.'],
  [1, 0, 0, false, '1 contract was checked: there is nothing to classify.'],
  [7, 0, 0, false, '7 contracts were checked: there is nothing to classify.'],
  [7, 1, 0, true, 'What you ticked is classified.'],
  [7, 3, 0, true, 'What you ticked is classified.'],
  [7, 3, 0, false, 'Nothing was changed.'],
  [7, 3, 1, true, 'What you ticked is classified. 1 file was not looked at. The log says why.'],
  [
    0,
    0,
    2,
    false,
    'There are no data contracts to classify. 2 files were not looked at. The log says why.',
  ],
])(
  '%i contracts, %i files to change, %i failed, applied: %s',
  (contracts, files, failed, applied, text) => {
    expect(classifiedText({ contracts, files, failed, applied }, english)).toBe(text);
  },
);

test.each([
  [1, '1 file has something to classify. Tick what is right.'],
  [2, '2 files have something to classify. Tick what is right.'],
])('%i files in the preview', (files, text) => {
  expect(proposedText(files, english)).toBe(text);
});
