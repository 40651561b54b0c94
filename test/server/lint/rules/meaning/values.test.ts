import { describeRule } from '../../check.ts';
import { property, propertyIn } from './property.ts';

const typed = (type: string, ...lines: readonly string[]): string =>
  property(`logicalType: ${type}`, ...lines);

describeRule('examples-fit', {
  accepts: [
    typed('string', 'examples: [a, "12", null, "${X}"]'),
    typed('integer', 'examples: [1, -2, 1e3, 99999999999999999999]'),
    typed('number', 'examples: [1, 2.5]'),
    typed('date', 'examples: [2026-03-31]'),
    typed('date', 'logicalTypeOptions: { format: dd.MM.yyyy }', 'examples: [31.12.2026]'),
    typed('timestamp', 'examples: [2026-03-31T09:30:00Z, "2026-03-31 09:30", 1767225600]'),
    typed('time', 'examples: ["09:30:00", "23:59"]'),
    typed('object', 'physicalType: json', 'examples: [{ a: 1 }, \'{"a": 1}\']'),
    typed('array', 'items: {}', 'examples: [[1, 2], a]'),
    typed('string', 'logicalTypeOptions: { pattern: "^(a+)+$" }', 'examples: [b]'),
    typed('string', 'logicalTypeOptions: { pattern: "^(a+" }', 'examples: [b]')
      .replace('(a+"', '(a+)"')
      .replace('[b]', '[aa]'),
    property('examples: [1, a]'),
    propertyIn('v3.0.2', 'logicalType: date', 'examples: ["2026-03-31T09:30:00Z"]'),
    propertyIn(
      'v3.2.0',
      'logicalType: string',
      'enum: [{ value: a }, { value: "${B}" }]',
      'examples: [c]',
    ),
    typed('string', 'logicalTypeOptions: { format: email }', 'examples: [jo@example.com]'),
    typed('integer', 'logicalTypeOptions: { format: i8 }', 'examples: [-128, 127]'),
    typed('integer', 'logicalTypeOptions: { format: u64 }', 'examples: [18446744073709551615]'),
    typed('integer', 'logicalTypeOptions: { format: "${F}" }', 'examples: [99999999999]'),
    typed('number', 'logicalTypeOptions: { format: f32 }', 'examples: [3.4e38, 0.1, .inf]'),
    typed('number', 'logicalTypeOptions: { format: f64 }', 'examples: [1.5e40]'),
    typed(
      'string',
      'logicalTypeOptions: { format: hostname }',
      'examples: [db-1.example.com, localhost, example.com., "${HOST}"]',
    ),
    typed(
      'string',
      'logicalTypeOptions: { format: ipv6 }',
      'examples: ["::", "::1", "2001:db8::8a2e:370:7334", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "fe80::1%eth0", "1::"]',
    ),
    typed('string', 'logicalTypeOptions: { format: byte }', 'examples: ["aGk=", aGVs, ""]'),
    typed('string', 'logicalTypeOptions: { format: our-own }', 'examples: ["!!"]'),
    typed(
      'array',
      'items: { logicalType: integer }',
      'logicalTypeOptions: { uniqueItems: true }',
      'examples: [[1, 2, null], [], ["${A}", "${A}"], a]',
    ),
    typed('array', 'items: { logicalType: array }', 'examples: [[[1], [a]]]'),
    typed(
      'object',
      'properties:',
      '  - { name: a, logicalType: integer }',
      '  - { name: b, physicalName: b_col }',
      'logicalTypeOptions: { required: [a, b] }',
      'examples: [{ a: 1, b: x }, { a: 2, b_col: y, other: z }, "{}", a=1]',
    ),
    propertyIn(
      'v3.2.0',
      'logicalType: map',
      'map: { key: { logicalType: string }, value: { logicalType: integer } }',
      'examples: [{ a: 1, 2: 3 }, {}]',
    ),
    propertyIn(
      'v3.2.0',
      'logicalType: vector',
      'logicalTypeOptions: { dimensions: 2, elementType: float64 }',
      'examples: [[0.1, 1e300], "[0.1, 2]"]',
    ),
  ],
  rejects: [
    typed(
      'string',
      'examples:',
      '  - 2026\n          # ^^^^ warning[examples-fit]: `2026` without quotes is no text',
    ),
    typed(
      'integer',
      'examples:',
      '  - "12"\n          # ^^^^ warning[examples-fit]: `12` in quotes is text; the logical type is `integer`',
      '  - 1.5\n          # ^^^ warning[examples-fit]: `1.5` is not of the logical type `integer`',
      '  - abc\n          # ^^^ warning[examples-fit]: `abc` is not of the logical type `integer`',
    ),
    typed(
      'date',
      'examples:',
      '  - 31/12/2026\n          # ^^^^^^^^^^ warning[examples-fit]: is not written as a `date`, such as `2026-03-31`',
      '  - 2026-02-30\n          # ^^^^^^^^^^ warning[examples-fit]',
    ),
    typed(
      'string',
      'logicalTypeOptions: { minLength: 2, maxLength: 3, pattern: "^[a-z]+$" }',
      'examples:',
      '  - a\n          # ^ warning[examples-fit]: `a` has 1 characters; `minLength` is 2',
      '  - abcd\n          # ^^^^ warning[examples-fit]: `maxLength` is 3',
      '  - AB\n          # ^^ warning[examples-fit]: does not match the pattern `^[a-z]+$`',
    ),
    typed(
      'string',
      'logicalTypeOptions: { format: uuid }',
      'examples:',
      '  - abc\n          # ^^^ warning[examples-fit]: does not have the format `uuid`',
    ),
    typed(
      'number',
      'logicalTypeOptions: { exclusiveMinimum: 0, maximum: 10, multipleOf: 0.1 }',
      'examples:',
      '  - 0\n          # ^ warning[examples-fit]: `0` breaks `exclusiveMinimum: 0`',
      '  - 0.3',
      '  - 0.35\n          # ^^^^ warning[examples-fit]: is not a multiple of 0.1',
      '  - 11\n          # ^^ warning[examples-fit]: `11` breaks `maximum: 10`',
    ),
    typed(
      'date',
      'logicalTypeOptions: { minimum: "2020-01-01" }',
      'examples:',
      '  - 2019-12-31\n          # ^^^^^^^^^^ warning[examples-fit]: breaks `minimum: 2020-01-01`',
    ),
    typed(
      'array',
      'items: {}',
      'logicalTypeOptions: { minItems: 2 }',
      'examples:',
      '  - [a]\n          # ^^^ warning[examples-fit]: The list has 1 items',
    ),
    typed(
      'integer',
      'logicalTypeOptions: { format: i8 }',
      'examples:',
      '  - 200\n          # ^^^ warning[examples-fit]: `200` does not fit in `i8`, which holds -128 to 127',
      '  - -129\n          # ^^^^ warning[examples-fit]: `i8`',
    ),
    typed(
      'integer',
      'logicalTypeOptions: { format: u8 }',
      'examples:',
      '  - -1\n          # ^^ warning[examples-fit]: which holds 0 to 255',
      '  - 256\n          # ^^^ warning[examples-fit]: `u8`',
    ),
    typed(
      'integer',
      'logicalTypeOptions: { format: i64 }',
      'examples:',
      '  - 9223372036854775808\n          # ^^^^^^^^^^^^^^^^^^^ warning[examples-fit]: does not fit in `i64`',
    ),
    typed(
      'integer',
      'logicalTypeOptions: { format: u128 }',
      'examples:',
      '  - 340282366920938463463374607431768211456\n          # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[examples-fit]: does not fit in `u128`',
    ),
    typed(
      'number',
      'logicalTypeOptions: { format: f32 }',
      'examples:',
      '  - 1.5e40\n          # ^^^^^^ warning[examples-fit]: `f32`, which holds -3.4e38 to 3.4e38',
    ),
    typed(
      'string',
      'logicalTypeOptions: { format: hostname }',
      'examples:',
      '  - -bad-.host\n          # ^^^^^^^^^^ warning[examples-fit]: does not have the format `hostname`',
      '  - a..b\n          # ^^^^ warning[examples-fit]: does not have the format `hostname`',
      '  - host name\n          # ^^^^^^^^^ warning[examples-fit]: does not have the format `hostname`',
    ),
    typed(
      'string',
      'logicalTypeOptions: { format: ipv6 }',
      'examples:',
      '  - "zzz::1"\n          # ^^^^^^^^ warning[examples-fit]: does not have the format `ipv6`',
      '  - "1::2::3"\n          # ^^^^^^^^^ warning[examples-fit]: does not have the format `ipv6`',
      '  - "1:2:3:4:5:6:7"\n          # ^^^^^^^^^^^^^^^ warning[examples-fit]: does not have the format `ipv6`',
      '  - "::1:2:3:4:5:6:7:8"\n          # ^^^^^^^^^^^^^^^^^^^ warning[examples-fit]: does not have the format `ipv6`',
      '  - "::1.2.3"\n          # ^^^^^^^^^ warning[examples-fit]: does not have the format `ipv6`',
      '  - ":1"\n          # ^^^^ warning[examples-fit]: does not have the format `ipv6`',
    ),
    typed(
      'string',
      'logicalTypeOptions: { format: byte }',
      'examples:',
      '  - "!!"\n          # ^^^^ warning[examples-fit]: does not have the format `byte`',
      '  - aGk\n          # ^^^ warning[examples-fit]: does not have the format `byte`',
    ),
    typed(
      'array',
      'items: { logicalType: integer }',
      'logicalTypeOptions: { uniqueItems: true }',
      'examples:',
      '  - [1, 2, 1]\n          #        ^ warning[examples-fit]: This item is in the list already',
      '  - [x, y]\n          #  ^ warning[examples-fit]: `x` is not of the logical type `integer`',
    ),
    propertyIn(
      'v3.2.0',
      'logicalType: array',
      'items: { logicalType: string, enum: [{ value: X }] }',
      'examples:',
      '  - [X, A]\n          #     ^ warning[examples-fit]: `A` is not one of the values of `enum`',
    ),
    typed(
      'array',
      'items: { logicalType: array, items: { logicalType: integer } }',
      'examples:',
      '  - [[1], [x]]\n          #        ^ warning[examples-fit]: `x` is not of',
    ),
    typed(
      'object',
      'properties: [{ name: a, logicalType: integer }, { name: b, logicalType: date }]',
      'examples:',
      '  - { a: x }\n          #      ^ warning[examples-fit]: `x` is not of the logical type `integer`',
      '  - { a: 1, b: soon }\n          #            ^^^^ warning[examples-fit]: is not written as a `date`',
      '  - x\n          # ^ warning[examples-fit]: `x` is not of the logical type `object`',
    ),
    typed(
      'object',
      'properties: [{ name: a }, { name: b }]',
      'logicalTypeOptions: { required: [a, b], maxProperties: 2 }',
      'examples:',
      '  - {}\n          # ^^ warning[examples-fit]: The record lacks `a`',
      '  - { a: 1, b: 2, c: 3 }\n          # ^^^^^^^^^^^^^^^^^^^^ warning[examples-fit]: The record has 3 fields; `maxProperties` is 2',
    ),
    typed(
      'object',
      'properties: [{ name: a, logicalType: array, items: { logicalType: object, properties: [{ name: b, logicalType: boolean }] } }]',
      'examples:',
      '  - { a: [{ b: true }, { b: maybe }] }\n          #                         ^^^^^ warning[examples-fit]: `maybe` is not of the logical type `boolean`',
    ),
    propertyIn(
      'v3.2.0',
      'logicalType: map',
      'map: { key: { logicalType: string }, value: { logicalType: integer } }',
      'examples:',
      '  - { a: 1, b: x }\n          #            ^ warning[examples-fit]: `x` is not of the logical type `integer`',
    ),
    propertyIn(
      'v3.2.0',
      'logicalType: vector',
      'logicalTypeOptions: { dimensions: 2, elementType: int8 }',
      'examples:',
      '  - [1, 2, 3]\n          # ^^^^^^^^^ warning[examples-fit]: The vector has 3 numbers; `dimensions` is 2',
      '  - [1, 200]\n          #     ^^^ warning[examples-fit]: does not fit in `i8`',
      '  - [1, a]\n          #     ^ warning[examples-fit]: is not of the logical type',
    ),
    typed('boolean', 'examples:', '  - maybe\n          # ^^^^^ warning[examples-fit]'),
    propertyIn(
      'v3.2.0',
      'logicalType: string',
      'enum: [{ value: a }, { value: b }]',
      'examples:',
      '  - c\n          # ^ warning[examples-fit]: `c` is not one of the values of `enum`',
    ),
  ],
  fixes: [
    [
      typed('integer', 'examples:', '  # some', "  - '12' # twelve", '  - 13'),
      typed('integer', 'examples:', '  # some', '  - 12 # twelve', '  - 13'),
    ],
    [
      typed('string', 'examples: [2026, a] # years'),
      typed('string', 'examples: ["2026", a] # years'),
    ],
    [typed('boolean', 'examples: ["true"]'), typed('boolean', 'examples: [true]')],
  ],
});

const enumOf = (type: string, ...lines: readonly string[]): string =>
  propertyIn('v3.2.0', `logicalType: ${type}`, ...lines);

describeRule('enum-values-fit', {
  accepts: [
    enumOf('string', 'enum: [{ value: a }, { value: "1" }]'),
    enumOf('integer', 'enum: [{ value: 1 }, { value: "${N}" }]'),
    enumOf('boolean', 'enum: [{ value: true }]'),
    propertyIn('v3.2.0', 'enum: [{ value: 1 }, { value: a }]'),
  ],
  rejects: [
    enumOf(
      'integer',
      'enum:',
      '  - value: "1"\n          #          ^^^ warning[enum-values-fit]: in quotes is text; the logical type is `integer`'.replace(
        '#          ^^^',
        '#        ^^^',
      ),
    ),
    enumOf(
      'string',
      'logicalTypeOptions: { maxLength: 2 }',
      'enum:',
      '  - value: abc\n          #        ^^^ warning[enum-values-fit]: `maxLength` is 2',
    ),
    enumOf(
      'string',
      'enum:',
      '  - label: No\n    value: false'.replace('\n', '\n        '),
      '#          ^^^^^ warning[enum-values-fit]: without quotes is no text',
    ),
  ],
  fixes: [
    [
      enumOf('string', 'enum:', '  - value: 1 # one', '    label: One'),
      enumOf('string', 'enum:', '  - value: "1" # one', '    label: One'),
    ],
  ],
});

const checked = (allowed: string, listed: string, ...more: readonly string[]): string =>
  propertyIn(
    'v3.2.0',
    `enum: [${allowed}]`,
    'quality:',
    '  - metric: invalidValues',
    '    mustBe: 0',
    '    arguments:',
    ...more,
    `      validValues: ${listed}`,
  );

describeRule('checks-match-enum', {
  accepts: [
    checked('{ value: a }, { value: b }', '[b, a]'),
    checked('{ value: 1 }', '["1"]'),
    checked('{ value: a }, { value: "${B}" }', '[c]'),
    checked('{ value: a }', '[c]', '      pattern: "^[ac]$"'),
    checked('{ value: a }', '[c]').replace('invalidValues', 'missingValues'),
  ],
  rejects: [
    checked(
      '{ value: a }',
      '[a, b]\n#                              ^ warning[checks-match-enum]: does not have the value `b`',
    ),
    checked(
      '{ value: a }, { value: c }',
      '[a]\n#             ^^^^^^^^^^^ warning[checks-match-enum]: takes `c` for invalid',
    ),
  ],
});
