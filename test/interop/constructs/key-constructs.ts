import { ofValue, type Construct } from './construct.ts';

const text = { logicalType: 'string' };
const pair = [
  { name: 'first', ...text },
  { name: 'second', logicalType: 'integer' },
];

/** What is there, what is one of a kind, and what leads to something. */
export const keyConstructs: readonly Construct[] = [
  ofValue('required', { ...text, required: true }, { good: ['a', ''], bad: ['a', null] }),
  ofValue(
    'unique_values',
    { ...text, unique: true },
    { good: ['a', 'b', null, null], bad: ['a', 'a'] },
  ),
  ofValue('key_filled', { ...text, primaryKey: true }, { good: ['a', 'b'], bad: ['a', null] }),
  ofValue('key_unique', { ...text, primaryKey: true }, { good: ['a', 'b'], bad: ['a', 'a'] }),
  {
    name: 'key_of_two',
    object: {
      properties: pair.map((one, at) => ({ ...one, primaryKey: true, primaryKeyPosition: at + 1 })),
    },
    good: [
      { first: 'a', second: 1 },
      { first: 'a', second: 2 },
    ],
    bad: [
      { first: 'a', second: 1 },
      { first: 'a', second: 1 },
    ],
    fails: [''],
  },
  {
    name: 'key_of_two_filled',
    object: {
      properties: pair.map((one, at) => ({ ...one, primaryKey: true, primaryKeyPosition: at + 1 })),
    },
    good: [{ first: 'a', second: 1 }],
    bad: [{ first: 'a', second: null }],
    fails: ['second'],
  },
  {
    ...ofValue('countries', { ...text, unique: true }, { good: ['DE', 'BR'], bad: ['DE', 'BR'] }),
    fails: [],
  },
  ofValue(
    'relationship',
    { ...text, relationships: [{ to: 'countries.value' }] },
    { good: ['DE', 'DE', 'BR', null], bad: ['DE', 'PT', null] },
  ),
  {
    name: 'prices',
    object: { properties: pair },
    good: [{ first: 'a', second: 1 }],
    bad: [{ first: 'a', second: 1 }],
    fails: [],
  },
  {
    name: 'relationship_of_two',
    object: {
      properties: pair,
      relationships: [
        {
          from: ['relationship_of_two.first', 'relationship_of_two.second'],
          to: ['prices.first', 'prices.second'],
        },
      ],
    },
    good: [
      { first: 'a', second: 1 },
      { first: 'a', second: null },
    ],
    bad: [{ first: 'a', second: 2 }],
    fails: [''],
  },
  {
    name: 'relationship_of_object',
    object: {
      properties: [{ name: 'country', ...text }],
      relationships: [{ from: 'relationship_of_object.country', to: 'countries.value' }],
    },
    good: [{ country: 'DE' }, { country: null }],
    bad: [{ country: 'PT' }],
    fails: ['country'],
  },
];
