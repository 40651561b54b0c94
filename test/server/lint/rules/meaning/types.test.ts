import { describeRule } from '../../check.ts';
import { property, propertyIn } from './property.ts';

const server = (type: string): string =>
  ({
    oracle: 'servers:\n  - { server: a, type: oracle, host: h, port: 1, serviceName: s }\n',
    sqlserver: 'servers:\n  - { server: a, type: sqlserver, host: h, database: d, schema: s }\n',
    bigquery: 'servers:\n  - { server: a, type: bigquery, project: p, dataset: d }\n',
  })[type] ?? '';

describeRule('types-agree', {
  accepts: [
    property('logicalType: timestamp', 'physicalType: TIMESTAMP_NTZ(9)'),
    property('logicalType: date', 'physicalType: VARCHAR(10)'),
    property('logicalType: boolean', 'physicalType: NUMBER(1)'),
    property('logicalType: string', 'physicalType: MySpecialType'),
    property('logicalType: string', 'physicalType: ${TYPE}'),
    property('logicalType: date', 'physicalType: "{{ type }}"'),
    property('physicalType: TIMESTAMP'),
    property('logicalType: object', 'physicalType: JSONB'),
    property('logicalType: array', 'physicalType: VARCHAR(20)[]', 'items: {}'),
    // The first versions had no other word for a point in time.
    propertyIn('v3.0.2', 'logicalType: date', 'physicalType: timestamp'),
    propertyIn('v3.0.2', 'logicalType: date', 'physicalType: time'),
    server('oracle') + property('logicalType: timestamp', 'physicalType: DATE'),
  ],
  rejects: [
    property(
      'logicalType: date\n      #              ^^^^ warning[types-agree]: `TIMESTAMPTZ` stores values of type `timestamp`, but the logical type is `date`',
      'physicalType: TIMESTAMPTZ',
    ),
    property(
      'logicalType: string\n      #              ^^^^^^ warning[types-agree]: stores values of type `integer`',
      'physicalType: bigint unsigned not null',
    ),
    property(
      'logicalType: integer\n      #              ^^^^^^^ warning[types-agree]: stores values of type `number`',
      'physicalType: "DECIMAL(18, 2)"',
    ),
    property(
      'logicalType: string\n      #              ^^^^^^ warning[types-agree]: stores values of type `array`',
      'physicalType: array<string>',
    ),
    server('bigquery') +
      property(
        'logicalType: timestamp\n      #              ^^^^^^^^^ warning[types-agree]: stores values of type `date`',
        'physicalType: DATE',
      ),
    // There a timestamp is the number of a change.
    server('sqlserver') +
      property(
        'logicalType: timestamp\n      #              ^^^^^^^^^ warning[types-agree]: stores values of type `string`',
        'physicalType: timestamp',
      ),
  ],
  fixes: [
    [
      property('logicalType: "date" # when', 'physicalType: DATETIME # db'),
      property('logicalType: "timestamp" # when', 'physicalType: DATETIME # db'),
    ],
    [
      property(
        'logicalType: date',
        'logicalTypeOptions: { minimum: "2020-01-01" } # low',
        'physicalType: DATETIME',
      ),
      property(
        'logicalType: timestamp',
        'logicalTypeOptions: { minimum: "2020-01-01" } # low',
        'physicalType: DATETIME',
      ),
    ],
    // Options of text would be wrong for a number: the author decides.
    [
      property('logicalType: string', 'logicalTypeOptions: { maxLength: 3 }', 'physicalType: INT'),
      property('logicalType: string', 'logicalTypeOptions: { maxLength: 3 }', 'physicalType: INT'),
    ],
  ],
});

describeRule('nested-types-complete', {
  accepts: [
    property('logicalType: array', 'items:', '  logicalType: string'),
    property('logicalType: object', 'properties:', '  - name: a'),
    property('logicalType: object', 'physicalType: VARIANT'),
    property('logicalType: array', 'items: *nowhere').replace(': *nowhere', ': {}'),
  ],
  rejects: [
    property(
      'logicalType: array\n      #              ^^^^^ hint[nested-types-complete]: describe one item under `items`',
    ),
    property(
      'logicalType: object\n      #              ^^^^^^ hint[nested-types-complete]: list its `properties`',
    ),
    property(
      'logicalType: array',
      'items:',
      '  logicalType: array\n        #              ^^^^^ hint[nested-types-complete]',
    ),
  ],
});

describeRule('options-agree', {
  accepts: [
    property('logicalType: integer', 'logicalTypeOptions: { minimum: 1, maximum: 1 }'),
    property('logicalType: integer', 'logicalTypeOptions: { minimum: 5, maximum: "${MAX}" }'),
    property(
      'logicalType: date',
      'logicalTypeOptions: { minimum: "31.12.2020", maximum: "1.1.2020" }',
    ),
    property('logicalType: string', 'logicalTypeOptions: { minLength: 5 }'),
    property('logicalType: number', 'logicalTypeOptions: { exclusiveMinimum: 0, maximum: 0.1 }'),
  ],
  rejects: [
    property(
      'logicalType: integer',
      'logicalTypeOptions:',
      '  minimum: 100',
      '  maximum: 10\n        #          ^^ warning[options-agree]: `minimum: 100` and `maximum: 10` allow no value',
    ),
    property(
      'logicalType: number',
      'logicalTypeOptions:',
      '  exclusiveMinimum: 1',
      '  maximum: 1\n        #          ^ warning[options-agree]: `exclusiveMinimum: 1` and `maximum: 1`',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      '  maxLength: 2\n        #            ^ warning[options-agree]: `minLength: 3`',
      '  minLength: 3',
    ),
    property(
      'logicalType: timestamp',
      'logicalTypeOptions:',
      '  minimum: "2026-03-01T00:00:00+02:00"',
      '  maximum: "2026-02-28T21:59:59Z"\n        #          ^^^^^^^^^^^^^^^^^^^^^^ warning[options-agree]',
    ),
    property(
      'logicalType: array',
      'items: {}',
      'logicalTypeOptions:',
      '  minItems: 3',
      '  maxItems: 2\n        #           ^ warning[options-agree]',
    ),
    propertyIn(
      'v3.0.2',
      'logicalType: integer',
      'logicalTypeOptions:',
      '  minimum: 1',
      '  exclusiveMinimum: true',
      '  maximum: 1\n        #          ^ warning[options-agree]',
    ),
  ],
});

describeRule('patterns-compile', {
  accepts: [
    property('logicalType: string', String.raw`logicalTypeOptions: { pattern: '^\\A\\Z$' }`),
    property('logicalType: string', String.raw`logicalTypeOptions: { pattern: 'a\++b' }`),
    property('logicalType: string', String.raw`logicalTypeOptions: { pattern: '[A+*+]' }`),
    property(
      'logicalType: string',
      String.raw`logicalTypeOptions: { pattern: '(?<year>\d+)\k<year>' }`,
    ),
    property('logicalType: string', String.raw`logicalTypeOptions: { pattern: '^a+?b{2}?$' }`),
    property('logicalType: string', 'logicalTypeOptions: { pattern: "^[a-z]+$" }'),
    property('logicalType: string', 'logicalTypeOptions: { pattern: "^${PREFIX}[$" }'),
    property('logicalType: string', String.raw`logicalTypeOptions: { pattern: '^\p{Lu}\d+$' }`),
    // Unicode rules refuse the needless backslash, older rules take it.
    property('logicalType: string', String.raw`logicalTypeOptions: { pattern: '^a\-b$' }`),
  ],
  rejects: [
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '\A[a-z]+$'` +
        '\n        #          ^^^^^^^^^^^ warning[patterns-compile]: `\\A` is not of ECMAScript, but of Python or Java. Write `^`',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '^[a-z]+\Z'` +
        '\n        #          ^^^^^^^^^^^ warning[patterns-compile]: `\\Z` is not of ECMAScript, but of Python or Java. Write `$`',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '^(?P<year>a)'` +
        '\n        #          ^^^^^^^^^^^^^^ warning[patterns-compile]: `(?P<year>` is not of ECMAScript, but of Python or Java. Write `(?<year>`',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '^a++$'` +
        '\n        #          ^^^^^^^ warning[patterns-compile]: `++` is not of ECMAScript, but of Python or Java. Write `+`',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '^a{1,2}+$'` +
        '\n        #          ^^^^^^^^^^^ warning[patterns-compile]: Write `{1,2}`',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '^(?>a)'` +
        '\n        #          ^^^^^^^^ warning[patterns-compile]: `(?>` is not of ECMAScript, but of Python or Java; ECMAScript has nothing like it',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      String.raw`  pattern: '^A\Z'` + '\n        #          ^^^^^^ warning[patterns-compile]',
      'examples: [A]',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      '  pattern: "^[a-z"\n        #          ^^^^^^^ warning[patterns-compile]: `^[a-z` is no regular expression',
    ),
    property(
      'logicalType: string',
      'logicalTypeOptions:',
      '  pattern: (?P<year>.*)\n        #          ^^^^^^^^^^^^ warning[patterns-compile]',
    ),
    property(
      'quality:',
      '  - metric: invalidValues',
      '    mustBe: 0',
      '    arguments:',
      '      pattern: a)\n            #          ^^ warning[patterns-compile]',
    ),
  ],
});

describeRule('measures-have-logic', {
  accepts: [
    propertyIn('v3.2.0', 'semanticType: measure', 'transformLogic: SUM(a)'),
    propertyIn('v3.2.0', 'semanticType: dimension'),
    propertyIn('v3.1.0', 'semanticType: measure'),
  ],
  rejects: [
    propertyIn(
      'v3.2.0',
      'semanticType: measure\n      #               ^^^^^^^ warning[measures-have-logic]: needs `transformLogic`',
    ),
    propertyIn(
      'v3.2.0',
      'transformDescription: The sum of all.',
      'semanticType: measure\n      #               ^^^^^^^ warning[measures-have-logic]',
    ),
    propertyIn(
      'v3.2.0',
      'logicalType: array',
      'items:',
      '  semanticType: measure\n        #               ^^^^^^^ warning[measures-have-logic]',
    ),
  ],
});
