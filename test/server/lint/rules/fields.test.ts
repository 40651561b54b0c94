import { expect, test } from 'vitest';
import { lint, describeRule } from '../check.ts';

const property = (...lines: readonly string[]): string =>
  `schema:\n  - name: orders\n    properties:\n      - name: customer\n${lines.map((line) => `        ${line}\n`).join('')}`;

describeRule('known-fields', {
  accepts: [
    'tags: [finance]',
    'description:\n  whatever: the standard takes any field here',
    property('logicalType: string', 'customProperties:', '  - property: anything', '    value: 1'),
    'servers:\n  - server: a\n    type: unheard-of\n    host: x',
  ],
  rejects: [
    'descripton:\n#^^^^^^^^^ error[known-fields]: Did you mean `description`?\n  purpose: Orders',
    property('isNullable: false', '# this line is only a comment').replace(
      'isNullable: false',
      'isNullable: false\n      # ^^^^^^^^^^ error[known-fields]: Write `required` with the opposite value',
    ),
    'owner: finance\n#^^^^ error[known-fields]: Name the owner as a member of `team`',
    property(
      'min: 0\n      # ^^^ error[known-fields]: Write `minimum` under `logicalTypeOptions`',
      'logicalType: number',
    ),
    'servers:\n  - { server: a, type: local, path: x, format: csv, nonsense: 1 }\n#                                                   ^^^^^^^^ error[known-fields]: Unknown field `nonsense` in server',
  ],
  fixes: [
    [
      property('isNullable: false # key', 'logicalType: string'),
      property('required: true # key', 'logicalType: string'),
    ],
    [
      property('logicalType: number', 'min: 0 # never below', 'description: x'),
      property(
        'logicalType: number',
        'logicalTypeOptions:',
        '  minimum: 0 # never below',
        'description: x',
      ),
    ],
    [
      property('pii: true # law', 'unique: true'),
      property('classification: confidential # law', 'unique: true'),
    ],
    [
      'schema:\n  # key\n  - name: id # first\n    required: true\n  - name: b\n',
      'schema:\n  # key\n  - name: orders\n    properties:\n      - name: id # first\n        required: true\n      - name: b\n',
    ],
    ['Tags: [a] # some', 'tags: [a] # some'],
  ],
});

describeRule('well-spelt-fields', {
  accepts: ['description:\n  purpose: x', 'description:\n  audience: everyone', 'tags: []'],
  rejects: [
    'description:\n  limitation: x\n# ^^^^^^^^^^ warning[well-spelt-fields]: Did you mean `limitations`?',
    'description:\n  purpos: x\n# ^^^^^^ warning[well-spelt-fields]: Did you mean `purpose`?',
    'description:\n  Usage: x\n# ^^^^^ warning[well-spelt-fields]: Did you mean `usage`?',
  ],
  fixes: [['description:\n  limitation: x # why', 'description:\n  limitations: x # why']],
});

describeRule('fields-match-type', {
  accepts: [
    'servers:\n  - server: a\n    type: postgres\n    host: h\n    port: 1\n    database: d\n    schema: s',
    'servers:\n  - server: a\n    type: unheard-of\n    location: x',
    property('logicalType: string', 'logicalTypeOptions:', '  maxLength: 3'),
  ],
  rejects: [
    'servers:\n  - server: a\n    type: s3\n    location: s3://b\n    host: h\n#   ^^^^ error[fields-match-type]: `host` is no field of `type: s3`',
    property(
      'logicalType: number',
      'logicalTypeOptions:',
      '  maxLength: 3\n  #       ^^^^^^^^^ error[fields-match-type]: `maxLength` belongs to `logicalType: string`',
    ),
    property(
      'logicalType: string',
      'items:\n  #     ^^^^^ error[fields-match-type]: belongs to `logicalType: array`',
      '  logicalType: string',
    ),
  ],
  fixes: [
    [
      'servers:\n  - server: a\n    type: s3\n    location: s3://b\n    host: h # old\n    # end\n',
      'servers:\n  - server: a\n    type: s3\n    location: s3://b\n    customProperties:\n      - property: host\n        value: h # old\n    # end\n',
    ],
  ],
});

describeRule('required-fields', {
  accepts: [
    'tags: []',
    'apiVersion: v3.2.0\nkind: DataContract\nid: a\nversion: 1.0.0\n',
    'servers:\n  - server: a\n    type: ${TYPE}',
    'slaProperties:\n  - property: retention\n    value: null',
    'servers:\n  - &one { server: a, type: kafka, host: h }\n  - <<: *one\n    server: b',
  ],
  rejects: [
    'apiVersion: v3.1.0\nkind: DataContract\nid: a\nname: b\n#     ^ error[required-fields]: lacks the required fields `version`, `status`\n',
    'servers:\n  - server: a\n    type: snowflake\n#         ^^^^^^^^^ error[required-fields]: With `type: snowflake` this server needs the fields `account`, `database`, `schema`',
    'apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\nschema:\n  - name: o\n    quality:\n      - metric: rowCount\n#       ^^^^^^ error[required-fields]: `metric` came with version 3.1.0; in version 3.0.2 this quality check needs `rule`\n        mustBe: 1\n',
    'schema:\n  - name: o\n    quality:\n      - rule: rowCount\n#       ^^^^ error[required-fields]: Since version 3.1.0 this quality check needs `metric` in place of `rule`\n        mustBe: 1\n',
    'schema:\n  - description: x\n#   ^^^^^^^^^^^ error[required-fields]: This schema object lacks the required field `name`',
    'schema:\n  - name:\n#   ^^^^ error[required-fields]: `name` is required and has no value',
    'schema:\n  - {}\n#   ^^ error[required-fields]: lacks the required field `name`',
  ],
  fixes: [
    [
      'servers:\n  # the warehouse\n  - server: a # name\n    type: bigquery # kind\n    # the end\ntags: []',
      'servers:\n  # the warehouse\n  - server: a # name\n    type: bigquery # kind\n    project: acme-analytics\n    dataset: orders\n    # the end\ntags: []',
    ],
    [
      'schema:\n  - name: o\n    quality:\n      - rule: nullCheck # none\n        mustBe: 0\n',
      'schema:\n  - name: o\n    quality:\n      - metric: nullValues # none\n        mustBe: 0\n',
    ],
  ],
});

describeRule('options-need-logical-type', {
  accepts: [
    property('logicalType: string', 'logicalTypeOptions:', '  maxLength: 3'),
    property('logicalType: nonsense', 'logicalTypeOptions: {}'),
    property('physicalType: text'),
  ],
  rejects: [
    property(
      'logicalTypeOptions:\n      # ^^^^^^^^^^^^^^^^^^ warning[options-need-logical-type]: depends on `logicalType`',
      '  maxLength: 3',
    ),
    property(
      'logicalTypeOptions: {}\n      # ^^^^^^^^^^^^^^^^^^ warning[options-need-logical-type]',
    ),
    property(
      'required: true',
      'logicalTypeOptions:\n      # ^^^^^^^^^^^^^^^^^^ warning[options-need-logical-type]',
      '  minItems: 1',
    ),
  ],
  fixes: [
    [
      property('logicalTypeOptions:', '  maxLength: 3 # short'),
      property('logicalTypeOptions:', '  maxLength: 3 # short', 'logicalType: string'),
    ],
  ],
});

describeRule('quality-operators', {
  accepts: [
    'schema:\n  - name: o\n    quality:\n      - metric: rowCount\n        mustBe: 1',
    'schema:\n  - name: o\n    quality:\n      - type: text\n        description: All orders have a customer',
    'apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\nschema:\n  - name: o\n    quality:\n      - rule: rowCount\n',
  ],
  rejects: [
    'schema:\n  - name: o\n    quality:\n      - metric: rowCount\n#       ^^^^^^ error[quality-operators]: needs one of the comparison operators\n        description: rows',
    'schema:\n  - name: o\n    quality:\n      - type: sql\n#             ^^^ error[quality-operators]: needs one\n        query: SELECT 1',
    'schema:\n  - name: o\n    quality:\n      - metric: rowCount\n        mustBe: 1\n        mustNotBe: 2\n#       ^^^^^^^^^ error[quality-operators]: already has `mustBe`',
  ],
  fixes: [
    [
      'schema:\n  - name: o\n    quality:\n      - metric: rowCount # rows\n        # last\ntags: []',
      'schema:\n  - name: o\n    quality:\n      - metric: rowCount # rows\n        mustBe: 0\n        # last\ntags: []',
    ],
  ],
});

test('one finding says what is wrong with a field of an old name, and with a column that stands for a table', () => {
  const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n';
  const codes = (body: string): string[] => lint(head + body).findings.map(({ code }) => code);
  const rule =
    'schema:\n  - name: o\n    quality:\n      - type: library\n        rule: rowCount\n        mustBeGreaterThan: 0\n';
  expect(codes(rule).filter((code) => code !== 'tables-have-keys')).toEqual(['required-fields']);
  const column =
    'schema:\n  - name: c\n    logicalType: string\n    required: true\n    unique: true\n    classification: x\n';
  expect(codes(column).filter((code) => code !== 'tables-have-keys')).toEqual(['known-fields']);
});
