import { ofValue, type Cell, type Construct } from './construct.ts';

/** An option of a logical type, with values that keep it and one that does not. */
function option(
  name: string,
  logicalType: string,
  logicalTypeOptions: Readonly<Record<string, unknown>>,
  good: readonly Cell[],
  bad: Cell,
  stored?: string,
): Construct {
  const cells = { good: [...good, null], bad: [...good, bad, null] };
  const more = stored === undefined ? {} : { stored: { value: stored } };
  return ofValue(name, { logicalType, logicalTypeOptions }, cells, more);
}

const email = 'ana@mail.example.com';

/** What `logicalTypeOptions` of simple types demand. A null keeps all of them. */
export const optionConstructs: readonly Construct[] = [
  option('string_min_length', 'string', { minLength: 3 }, ['abc', 'abcd'], 'ab'),
  option('string_max_length', 'string', { maxLength: 3 }, ['', 'äöü'], 'äöüß'),
  option('string_lengths', 'string', { minLength: 2, maxLength: 3 }, ['ab', 'abc'], 'a'),
  option('string_pattern', 'string', { pattern: '^[A-Z]{2}\\d{3}$' }, ['AB123'], 'AB1234'),
  option('string_pattern_inside', 'string', { pattern: 'b+' }, ['abc'], 'ac'),
  option('string_pattern_quotes', 'string', { pattern: '^"it\'s"\\\\$' }, ['"it\'s"\\'], "it's"),
  option('string_pattern_braces', 'string', { pattern: '^\\{\\{ x \\}\\}$' }, ['{{ x }}'], '{ x }'),
  option('string_email', 'string', { format: 'email' }, [email], 'ana.example.com'),
  option(
    'string_uuid',
    'string',
    { format: 'uuid' },
    ['3a9e6f3c-2f5d-4a8d-b7a1-6f0a1e9c4d22'],
    '3a9e',
  ),
  option('string_uri', 'string', { format: 'uri' }, ['https://example.com/a?b=c#d'], 'no uri'),
  option(
    'string_hostname',
    'string',
    { format: 'hostname' },
    ['a-1.example.com'],
    'a_b.example.com',
  ),
  option('string_ipv4', 'string', { format: 'ipv4' }, ['192.0.2.1', '0.0.0.0'], '192.0.2.256'),
  option('string_ipv6', 'string', { format: 'ipv6' }, ['2001:db8::1', '::'], '2001:db8'),
  option('integer_minimum', 'integer', { minimum: 3 }, [3, 4], 2),
  option('integer_maximum', 'integer', { maximum: 3 }, [3, -4], 4),
  option('integer_range', 'integer', { minimum: -1, maximum: 1 }, [-1, 0, 1], 2),
  option('integer_exclusive_minimum', 'integer', { exclusiveMinimum: 3 }, [4], 3),
  option('integer_exclusive_maximum', 'integer', { exclusiveMaximum: 3 }, [2], 3),
  option('integer_multiple', 'integer', { multipleOf: 5 }, [0, -5, 10], 7),
  option('integer_i8', 'integer', { format: 'i8' }, [-128, 127], 128, 'bigint'),
  option('integer_i16', 'integer', { format: 'i16' }, [-32768, 32767], 32768, 'bigint'),
  option('integer_i32', 'integer', { format: 'i32' }, [2147483647], 2147483648, 'bigint'),
  option('integer_u8', 'integer', { format: 'u8' }, [0, 255], -1, 'bigint'),
  option('integer_u16', 'integer', { format: 'u16' }, [0, 65535], 65536, 'bigint'),
  option('integer_u32', 'integer', { format: 'u32' }, [0, 4294967295], -1, 'bigint'),
  option('integer_u64', 'integer', { format: 'u64' }, [0, 1], -1, 'bigint'),
  option('number_minimum', 'number', { minimum: 0.5 }, [0.5, 1], 0.4),
  option('number_maximum', 'number', { maximum: 0.5 }, [0.5, -1], 0.6),
  option('number_exclusive_minimum', 'number', { exclusiveMinimum: 0.5 }, [0.6], 0.5),
  option('number_exclusive_maximum', 'number', { exclusiveMaximum: 0.5 }, [0.4], 0.5),
  option('number_multiple', 'number', { multipleOf: 0.25 }, [0.75, -1, 0], 0.3),
  option('date_minimum', 'date', { minimum: '2020-01-01' }, ['2020-01-01'], '2019-12-31'),
  option('date_maximum', 'date', { maximum: '2020-01-01' }, ['2020-01-01'], '2020-01-02'),
  option(
    'date_exclusive_minimum',
    'date',
    { exclusiveMinimum: '2020-01-01' },
    ['2020-01-02'],
    '2020-01-01',
  ),
  option(
    'date_exclusive_maximum',
    'date',
    { exclusiveMaximum: '2020-01-01' },
    ['2019-12-31'],
    '2020-01-01',
  ),
  ofValue(
    'date_as_text',
    {
      logicalType: 'date',
      physicalType: 'varchar(10)',
      logicalTypeOptions: { format: 'dd.MM.yyyy' },
    },
    { good: ['31.12.2020', null], bad: ['2020-12-31'] },
  ),
  option(
    'timestamp_minimum',
    'timestamp',
    { minimum: '2020-01-01T00:00:00Z' },
    ['2020-01-01T00:00:00'],
    '2019-12-31T23:59:59',
  ),
  option(
    'timestamp_maximum',
    'timestamp',
    { maximum: '2020-01-01T00:00:00Z', timezone: true },
    ['2020-01-01T00:00:00Z'],
    '2020-01-01T00:00:01Z',
  ),
  option(
    'timestamp_exclusive_maximum',
    'timestamp',
    { exclusiveMaximum: '2020-01-01T00:00:00Z' },
    ['2019-12-31T23:59:59'],
    '2020-01-01T00:00:00',
  ),
  option(
    'timestamp_exclusive_minimum',
    'timestamp',
    { exclusiveMinimum: '2020-01-01T00:00:00Z' },
    ['2020-01-01T00:00:01'],
    '2020-01-01T00:00:00',
  ),
  option('time_minimum', 'time', { minimum: '08:00:00' }, ['08:00:00'], '07:59:59'),
  option('time_maximum', 'time', { maximum: '18:00:00' }, ['18:00:00'], '18:00:01'),
  option(
    'time_exclusive_minimum',
    'time',
    { exclusiveMinimum: '08:00:00' },
    ['08:00:01'],
    '08:00:00',
  ),
  option(
    'time_exclusive_maximum',
    'time',
    { exclusiveMaximum: '18:00:00' },
    ['17:59:59'],
    '18:00:00',
  ),
  ofValue(
    'enum_of_texts',
    { logicalType: 'string', enum: [{ value: 'a' }, { value: "b'c" }, { value: '{{ d }}' }] },
    { good: ['a', "b'c", '{{ d }}', null], bad: ['a', 'b', null] },
  ),
  ofValue(
    'enum_of_numbers',
    { logicalType: 'integer', enum: [{ value: 1 }, { value: 2 }] },
    { good: [1, 2, null], bad: [1, 3, null] },
  ),
  ofValue(
    'enum_of_dates',
    { logicalType: 'date', enum: [{ value: '2020-01-01' }] },
    { good: ['2020-01-01', null], bad: ['2020-01-02'] },
  ),
];
