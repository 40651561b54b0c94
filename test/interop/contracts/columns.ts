/** A property as ODCS says it, without a name. */
export type Shape = Readonly<Record<string, unknown>> & { readonly logicalType: string };

const options = (logicalType: string, logicalTypeOptions: Readonly<Record<string, unknown>>) => ({
  logicalType,
  logicalTypeOptions,
});

const sized = (logicalType: string, physicalType: string): Shape => ({ logicalType, physicalType });

const object = (...properties: readonly object[]): Shape => ({ logicalType: 'object', properties });

const vector = (elementType?: string): Shape =>
  options('vector', { dimensions: 3, ...(elementType !== undefined && { elementType }) });

const integers = ['i8', 'i16', 'i32', 'i64', 'i128', 'u8', 'u16', 'u32', 'u64', 'u128'];

const formats = ['email', 'uuid', 'uri', 'hostname', 'ipv4', 'ipv6', 'byte', 'binary', 'password'];

/** Each logical type with each of its options, and the physical types that contracts name most. */
export const columns: readonly Shape[] = [
  { logicalType: 'string' },
  options('string', { minLength: 2, maxLength: 20 }),
  options('string', { pattern: '^[A-Z]{2}-\\d{4}$' }),
  ...formats.map((format) => options('string', { format })),
  { logicalType: 'string', enum: [{ value: 'new' }, { value: 'paid' }, { value: "it's off" }] },
  sized('string', 'VARCHAR(40)'),
  sized('string', 'CHAR(3)'),
  sized('string', 'TEXT'),
  { logicalType: 'boolean' },
  sized('boolean', 'BOOLEAN'),
  { logicalType: 'integer' },
  ...integers.map((format) => options('integer', { format })),
  options('integer', { minimum: 0, maximum: 120 }),
  options('integer', { exclusiveMinimum: 0, exclusiveMaximum: 10 }),
  options('integer', { multipleOf: 5, minimum: 0, maximum: 1000 }),
  { logicalType: 'integer', enum: [{ value: 1 }, { value: 2 }, { value: 3 }] },
  sized('integer', 'SMALLINT'),
  sized('integer', 'BIGINT'),
  { logicalType: 'number' },
  options('number', { format: 'f32', minimum: 0, maximum: 1 }),
  options('number', { format: 'f64', exclusiveMinimum: 0, exclusiveMaximum: 100 }),
  options('number', { multipleOf: 0.25, minimum: 0, maximum: 10 }),
  sized('number', 'DECIMAL(14,2)'),
  sized('number', 'DOUBLE PRECISION'),
  { logicalType: 'date' },
  options('date', { minimum: '2024-01-01', maximum: '2025-12-31' }),
  options('date', { exclusiveMinimum: '2024-01-01', exclusiveMaximum: '2025-12-31' }),
  sized('date', 'DATE'),
  { logicalType: 'timestamp' },
  options('timestamp', { timezone: true, defaultTimezone: 'Etc/UTC' }),
  options('timestamp', { minimum: '2024-01-01T00:00:00Z', maximum: '2025-12-31T23:59:59Z' }),
  sized('timestamp', 'TIMESTAMPTZ'),
  { logicalType: 'time' },
  options('time', { minimum: '08:00:00', maximum: '18:00:00' }),
  options('time', { timezone: true }),
  { logicalType: 'object' },
  {
    ...object({ name: 'a', logicalType: 'integer' }, { name: 'b', logicalType: 'string' }),
    logicalTypeOptions: { minProperties: 1, maxProperties: 3 },
  },
  {
    ...object(
      { name: 'street', logicalType: 'string', required: true },
      { name: 'zip', ...options('string', { pattern: '^\\d{5}$' }) },
      {
        name: 'place',
        ...object({ name: 'lat', ...options('number', { minimum: -90, maximum: 90 }) }),
      },
    ),
    logicalTypeOptions: { required: ['street'] },
  },
  { logicalType: 'array', items: { logicalType: 'string' } },
  {
    ...options('array', { minItems: 1, maxItems: 3, uniqueItems: true }),
    items: options('string', { pattern: '^[a-z]{3}$' }),
  },
  { logicalType: 'array', items: { logicalType: 'integer' } },
  {
    logicalType: 'array',
    items: object(
      { name: 'sku', logicalType: 'string', required: true },
      { name: 'quantity', ...options('integer', { minimum: 1, maximum: 9 }) },
    ),
  },
  {
    logicalType: 'map',
    map: { key: { logicalType: 'string' }, value: options('integer', { minimum: 0, maximum: 9 }) },
  },
  vector(),
  vector('float64'),
  vector('int8'),
];
