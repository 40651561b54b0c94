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
