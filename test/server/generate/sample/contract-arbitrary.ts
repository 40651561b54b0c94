import fc from 'fast-check';

/** A property as a contract writes it. */
export type PropertyText = Readonly<Record<string, unknown>> & { readonly name: string };

const patterns = [
  '^[A-Z]{2}-[0-9]{4}$',
  '^(?:new|used|as new)$',
  '^ch_[A-Za-z0-9]{8,24}$',
  '^\\d{3}(?:[.-]\\d{2})?$',
  '[a-f0-9]{6}',
  '^(?=.*[0-9])[a-z0-9]{5,9}$',
  '^[^@\\s]+@[^@\\s]+$',
  '^\\w+(?: \\w+)*$',
];

const strings = fc.oneof(
  fc.record({ pattern: fc.constantFrom(...patterns) }),
  fc.record({
    format: fc.constantFrom('uuid', 'email', 'uri', 'hostname', 'ipv4', 'ipv6', 'byte', 'date'),
  }),
  fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(([one, other]) => ({
    minLength: Math.min(one, other),
    maxLength: Math.max(one, other, 3),
  })),
  fc.constant({}),
);

const numbers = (isWhole: boolean) =>
  fc
    .tuple(
      fc.integer({ min: -5_000, max: 5_000 }),
      fc.integer({ min: 100, max: 100_000 }),
      fc.constantFrom(isWhole ? 1 : 0.25, isWhole ? 5 : 0.01, undefined),
      fc.constantFrom('minimum', 'exclusiveMinimum', undefined),
      fc.constantFrom('maximum', 'exclusiveMaximum', undefined),
    )
    .map(([low, width, multipleOf, lower, upper]) => ({
      ...(multipleOf !== undefined && { multipleOf }),
      ...(lower !== undefined && { [lower]: low }),
      ...(upper !== undefined && { [upper]: low + width }),
    }));

const moments = (from: string, to: string) =>
  fc
    .tuple(
      fc.constantFrom('minimum', 'exclusiveMinimum', undefined),
      fc.constantFrom('maximum', 'exclusiveMaximum', undefined),
    )
    .map(([low, high]) => ({
      ...(low !== undefined && { [low]: from }),
      ...(high !== undefined && { [high]: to }),
    }));

const scalar = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ logicalType: fc.constant('string'), logicalTypeOptions: strings }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      logicalType: fc.constant('integer'),
      physicalType: fc.constantFrom('BIGINT', 'INTEGER', 'NUMBER(12,0)'),
      logicalTypeOptions: numbers(true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      logicalType: fc.constant('number'),
      physicalType: fc.constantFrom('DECIMAL(18, 2)', 'NUMERIC(12,4)', 'DOUBLE'),
      logicalTypeOptions: numbers(false),
    }),
  },
  fc.record({
    logicalType: fc.constant('date'),
    logicalTypeOptions: moments('2024-02-01', '2025-02-01'),
  }),
  fc.record({
    logicalType: fc.constant('timestamp'),
    logicalTypeOptions: moments('2024-02-01T00:00:00Z', '2024-02-02T00:00:00Z'),
  }),
  fc.record({
    logicalType: fc.constant('time'),
    logicalTypeOptions: moments('08:00:00', '18:00:00'),
  }),
  fc.constant({ logicalType: 'boolean' }),
  fc.record({
    logicalType: fc.constant('string'),
    enum: fc.constant([{ value: 'a' }, { value: 'b' }, { value: 'c d' }]),
  }),
);

const nested = fc.oneof(
  fc.tuple(scalar, fc.nat({ max: 3 }), fc.boolean()).map(([items, least, uniqueItems]) => ({
    logicalType: 'array',
    items,
    // Few types have more than two different values for sure.
    logicalTypeOptions: {
      minItems: Math.min(least, uniqueItems ? 2 : 3),
      maxItems: 5,
      uniqueItems,
    },
  })),
  fc.tuple(scalar, scalar).map(([one, other]) => ({
    logicalType: 'object',
    properties: [
      { ...one, name: 'one', required: true },
      { ...other, name: 'other' },
    ],
  })),
  fc.constant({ logicalType: 'vector', logicalTypeOptions: { dimensions: 3 } }),
  scalar.map((value) => ({
    logicalType: 'map',
    map: { key: { logicalType: 'string' }, value },
  })),
);

const names = ['email', 'phone', 'first_name', 'status', 'amount', 'country_code', 'notes', 'kind'];

const property = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: nested }),
    fc.boolean(),
    fc.constantFrom(undefined, 'nulls', 'valid', 'missing'),
  )
  .map(([value, required, check]) => ({ ...value, required, quality: checksFor(check) }));

function checksFor(check: string | undefined): readonly unknown[] {
  if (check === 'nulls') return [{ metric: 'nullValues', mustBeLessThan: 10, unit: 'percent' }];
  if (check === 'missing')
    return [
      { metric: 'missingValues', arguments: { missingValues: [null, '', 'n/a'] }, mustBe: 0 },
    ];
  return [];
}

/** A parent with a key of one column or of two, and a child that refers to it; types are such that all can be met. */
export const schemas = fc
  .record({
    composite: fc.boolean(),
    columns: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), property), {
      selector: ([name]) => name,
      maxLength: 6,
    }),
    parentKey: fc.constantFrom<Record<string, unknown>>(
      { logicalType: 'integer' },
      { logicalType: 'string', logicalTypeOptions: { format: 'uuid' } },
      { logicalType: 'string', logicalTypeOptions: { pattern: '^P-[0-9]{6}$' } },
      { logicalType: 'string' },
    ),
    optional: fc.boolean(),
    rowCount: fc.constantFrom(undefined, { mustBeGreaterThan: 12 }, { mustBeBetween: [3, 8] }),
  })
  .map(({ composite, columns, parentKey, optional, rowCount }) => {
    const key = {
      ...parentKey,
      name: 'key',
      required: true,
      primaryKey: true,
      primaryKeyPosition: 1,
    };
    const part = {
      ...{ name: 'part', logicalType: 'string', required: true },
      ...{ logicalTypeOptions: { maxLength: 4 }, primaryKey: true, primaryKeyPosition: 2 },
    };
    const own: readonly PropertyText[] = columns.map(([name, value]) => ({ ...value, name }));
    const parent = {
      name: 'parents',
      properties: [{ ...key, physicalName: 'KEY' }, ...(composite ? [part] : []), ...own],
    };
    const child = {
      name: 'children',
      quality: rowCount === undefined ? [] : [{ metric: 'rowCount', ...rowCount }],
      relationships: [
        composite
          ? {
              from: ['children.parent_key', 'children.parent_part'],
              to: ['parents.odcs.yaml#parents.key', 'parents.odcs.yaml#parents.part'],
            }
          : { from: 'children.parent_key', to: 'parents.odcs.yaml#parents.key' },
      ],
      properties: [
        { name: 'id', logicalType: 'integer', required: true, unique: true },
        { ...parentKey, name: 'parent_key', required: !optional },
        { name: 'parent_part', logicalType: 'string', required: false },
        ...own,
      ],
    };
    return { 'specs/parents.odcs.yaml': [parent], 'specs/children.odcs.yaml': [child] };
  });
