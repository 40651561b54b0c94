import { ofValue, type Construct } from './construct.ts';

const texts = { logicalType: 'array', items: { logicalType: 'string' } };
const numbers = { logicalType: 'array', items: { logicalType: 'integer' } };
const object = (...properties: readonly object[]) => ({ logicalType: 'object', properties });

const field = (name: string) => ({ name, logicalType: 'integer' });

/** What is inside of values. */
export const nestedConstructs: readonly Construct[] = [
  ofValue(
    'array_min_items',
    { ...texts, logicalTypeOptions: { minItems: 2 } },
    { good: [['a', 'b'], null], bad: [['a']] },
  ),
  ofValue(
    'array_max_items',
    { ...texts, logicalTypeOptions: { maxItems: 1 } },
    { good: [['a'], [], null], bad: [['a', 'b']] },
  ),
  ofValue(
    'array_unique_items',
    { ...texts, logicalTypeOptions: { uniqueItems: true } },
    { good: [['a', 'b'], null], bad: [['a', 'a']] },
  ),
  ofValue(
    'array_item_pattern',
    {
      logicalType: 'array',
      items: { logicalType: 'string', logicalTypeOptions: { pattern: '^[a-z]$' } },
    },
    { good: [['a', 'b'], [], null], bad: [['a', 'AB']] },
  ),
  ofValue(
    'array_item_minimum',
    { ...numbers, items: { logicalType: 'integer', logicalTypeOptions: { minimum: 1 } } },
    { good: [[1, 2], null], bad: [[1, 0]] },
  ),
  ofValue(
    'array_item_enum',
    { ...texts, items: { logicalType: 'string', enum: [{ value: 'a' }, { value: 'b' }] } },
    { good: [['a', 'b'], null], bad: [['c']] },
  ),
  ofValue(
    'object_field_required',
    object(
      { name: 'street', logicalType: 'string', required: true },
      { name: 'no', logicalType: 'integer' },
    ),
    { good: [{ street: 'a', no: null }, null], bad: [{ street: null, no: 1 }] },
  ),
  ofValue(
    'object_field_minimum',
    object({ name: 'no', logicalType: 'integer', logicalTypeOptions: { minimum: 1 } }),
    { good: [{ no: 1 }, { no: null }, null], bad: [{ no: 0 }] },
  ),
  ofValue(
    'object_field_pattern',
    object({ name: 'code', logicalType: 'string', logicalTypeOptions: { pattern: '^[a-z]$' } }),
    { good: [{ code: 'a' }, null], bad: [{ code: 'A' }] },
  ),
  ofValue(
    'object_field_enum',
    object({ name: 'code', logicalType: 'string', enum: [{ value: 'x' }] }),
    { good: [{ code: 'x' }, null], bad: [{ code: 'y' }] },
  ),
  ofValue(
    'object_field_of_field',
    object({
      name: 'inner',
      ...object({ name: 'no', logicalType: 'integer', logicalTypeOptions: { maximum: 9 } }),
    }),
    { good: [{ inner: { no: 9 } }, { inner: null }, null], bad: [{ inner: { no: 10 } }] },
  ),
  ofValue(
    'object_field_nulls',
    object({ name: 'no', logicalType: 'integer', quality: [{ metric: 'nullValues', mustBe: 0 }] }),
    { good: [{ no: 1 }], bad: [{ no: null }] },
  ),
  ofValue(
    'object_required',
    { ...object(field('a'), field('b')), logicalTypeOptions: { required: ['a'] } },
    { good: [{ a: 1, b: null }, { a: 1, b: 2 }, null], bad: [{ a: null, b: 2 }] },
  ),
  ofValue(
    'object_min_properties',
    { logicalType: 'object', logicalTypeOptions: { minProperties: 2 } },
    { good: [{ a: 1, b: 2 }, null], bad: [{ a: 1 }] },
  ),
  ofValue(
    'object_max_properties',
    { logicalType: 'object', logicalTypeOptions: { maxProperties: 1 } },
    { good: [{ a: 1 }, {}, null], bad: [{ a: 1, b: 2 }] },
  ),
];
