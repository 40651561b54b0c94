import { expect, test } from 'vitest';
import { clickedPlace } from '../../../client/src/new/clicked-place.ts';
import { plainText } from '../../../client/src/new/plain-text.ts';

test.each([
  ['/w/specs/contracts/sources/stripe', { system: 'stripe' }],
  ['/w/contracts/inputs/crm/deep', { system: 'crm' }],
  ['/w/specs/contracts/data-products/sales', { domain: 'sales' }],
  ['/w/specs/pipelines/finance/assets', { domain: 'finance' }],
  ['/w/specs/governance/finance', { domain: 'finance' }],
  ['/w/specs/governance', {}],
  ['/w/models/staging', {}],
  ['/', {}],
])('the folder %s tells %j', (folder, place) => {
  expect(clickedPlace(folder)).toEqual(place);
});

test('code in a sentence stands in quotes where nothing else shows it', () => {
  expect(plainText('Write `a_b`, not `aB`.')).toBe('Write "a_b", not "aB".');
  expect(plainText('A lonely ` stays.')).toBe('A lonely ` stays.');
});
