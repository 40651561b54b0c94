import { expect, test } from 'vitest';
import { policyText } from '../../client/src/policy-text.ts';

const localize = (message: string, ...values: string[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');

test.each([
  [[], 'No policies'],
  [['naming'], 'Policies: naming'],
  [['naming', 'classification'], 'Policies: naming, classification'],
  [['naming', 'classification', 'tagging', 'slas'], 'Policies: naming, classification +2'],
])('%j is shown as %s', (names, text) => {
  expect(policyText(names, localize)).toBe(text);
});
