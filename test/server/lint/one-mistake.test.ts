import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { offeredFixes } from '../../../server/src/lint/offered-fixes.ts';
import type { Finding, Fix } from '../../../server/src/lint/rule.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { fixAll } from '../../../server/src/operations/fix-all.ts';
import { engine, lint, ruleOf } from './check.ts';

const head = `${contract('').trimEnd()}\n`;
const fields = 'host: h\n    port: 5432\n    database: d\n    schema: s\n';
const server = (lines: string): string => contract(`servers:\n  - server: prod\n    ${lines}`);
const property = (lines: string): string =>
  contract(`schema:\n  - name: o\n    properties:\n      - ${lines}`);
const check = (lines: string): string =>
  property(`name: a\n        logicalType: string\n        quality:\n          - ${lines}`);
const status = (line: string): string => head.replace('status: active', line);

/** A slip, the rule that alone speaks of it, what it marks, and what stands there after the first fix. */
interface Row {
  readonly slip: string;
  readonly text: string;
  readonly code: string;
  readonly marked: string;
  readonly fixed: string | undefined;
}

type Written = readonly [slip: string, text: string, code: string, marked: string, fixed?: string];

const names: readonly Written[] = [
  ['version', head.replace('version:', 'verison:'), 'known-fields', 'verison', 'version: 1.0.0'],
  ['kind', head.replace('kind:', 'knid:'), 'known-fields', 'knid', 'kind: DataContract'],
  ['id', head.replace(/^id:/m, 'ID:'), 'known-fields', 'ID', 'id: orders'],
  ['name of a property', property('nmae: a\n'), 'known-fields', 'nmae', '- name: a'],
  ['snake case', property('name: a\n        primary_key: true\n'), 'known-fields', 'primary_key'],
  [
    'host of a server',
    server(`type: postgres\n    ${fields.replace('host', 'hots')}`),
    'known-fields',
    'hots',
    'host: h',
  ],
  [
    'value of a type',
    property('name: a\n        logicalType: strnig\n'),
    'allowed-values',
    'strnig',
    'logicalType: string',
  ],
  ...['mustBe', 'mustNotBe'].map((operator): Written => [
    `quotes around the number of ${operator}`,
    check(`metric: nullValues\n            ${operator}: "0" # none\n`),
    'quality-bounds-agree',
    '"0"',
    `${operator}: 0 # none`,
  ]),
  [
    'a word where a metric counts',
    check('metric: nullValues\n            mustBe: none\n'),
    'quality-bounds-agree',
    'none',
  ],
  [
    'the object of an element, where only a property is called like it',
    contract(
      'schema:\n  - name: a_very_long_object\n    properties:\n      - name: order_id\nslaProperties:\n  - property: latency\n    value: 4\n    unit: h\n    element: orders.foo\n',
    ),
    'sla-elements-exist',
    'orders',
  ],
  [
    'the service of Oracle',
    server('type: oracle\n    host: h\n    port: 1521\n    sid: s\n'),
    'known-fields',
    'sid',
    'serviceName: s',
  ],
  [
    'columns',
    contract(
      'schema:\n  - name: o\n    columns:\n      - name: a\nslaProperties:\n  - property: latency\n    value: 4\n    unit: h\n    element: o.a\n',
    ),
    'known-fields',
    'columns',
    'properties:',
  ],
  [
    'a number that its format cannot hold',
    property(
      'name: a\n        logicalType: integer\n        logicalTypeOptions: { format: i8 }\n        examples: [200]\n',
    ),
    'examples-fit',
    '200',
  ],
  [
    'a word in place of a duration',
    contract('slaProperties:\n  - property: latency\n    value: soon\n    unit: h\n'),
    'valid-sla-values',
    'soon',
  ],
  [
    'a pattern of Python with an example that fits there',
    property(
      'name: a\n        logicalType: string\n        logicalTypeOptions:\n          pattern: ^a\\Z\n        examples: [a]\n',
    ),
    'patterns-compile',
    '^a\\Z',
  ],
  [
    'a credential',
    server(`type: postgres\n    ${fields}    password: hunter2\n`),
    'known-fields',
    'password',
  ],
  [
    'nullable',
    property(
      'name: a\n        primaryKey: true\n        primaryKeyPosition: 1\n        nullable: false\n',
    ),
    'known-fields',
    'nullable',
    'required: true',
  ],
  [
    'nullable as a word',
    property("name: a\n        nullable: 'yes'\n"),
    'known-fields',
    'nullable',
    'required: false',
  ],
  [
    'nullable as a letter',
    property('name: a\n        isNullable: "N" # never\n'),
    'known-fields',
    'isNullable',
    'required: true # never',
  ],
];

const shapes: readonly Written[] = [
  [
    'a column as name and type',
    property('order_id: string\n'),
    'known-fields',
    'order_id',
    '- name: order_id\n        logicalType: string',
  ],
  [
    'a check as metric and bound',
    check('nullValues: 0\n'),
    'known-fields',
    'nullValues',
    '- metric: nullValues\n            mustBe: 0',
  ],
  [
    'a custom property as a pair',
    contract('customProperties:\n  - owner: x\n'),
    'known-fields',
    'owner',
    '- property: owner\n    value: x',
  ],
  [
    'a service level as a pair',
    contract('slaProperties:\n  - latency: 4h\n'),
    'known-fields',
    'latency',
    '- property: latency\n    value: 4h',
  ],
  [
    'a server as a pair',
    contract('servers:\n  - prod: postgres\n'),
    'known-fields',
    'prod',
    '- server: prod\n    type: postgres',
  ],
  [
    'an object by its name',
    contract('schema:\n  - orders:\n      properties:\n        - name: a\n'),
    'known-fields',
    'orders',
    '- name: orders\n    properties:\n      - name: a',
  ],
  [
    'a name in place of an entry',
    contract('roles:\n  - admin\n'),
    'value-types',
    'admin',
    '- role: admin',
  ],
  [
    'names in brackets',
    contract('schema: [orders]\n'),
    'value-types',
    'orders',
    '[{ name: orders }]',
  ],
  [
    'several names in brackets',
    contract('roles: [admin, reader]\n'),
    'value-types',
    'roles',
    'roles: [{ role: admin }, { role: reader }]',
  ],
  [
    'addresses for links',
    contract(
      'authoritativeDefinitions:\n  # ours\n  - https://x.example/a # first\n  - https://x.example/b\n',
    ),
    'value-types',
    'authoritativeDefinitions',
    '  # ours\n  - url: https://x.example/a # first\n  - url: https://x.example/b',
  ],
  [
    'one address for a link',
    contract('authoritativeDefinitions: [https://x.example/a]\n'),
    'value-types',
    'https://x.example/a',
    '[{ url: https://x.example/a }]',
  ],
  [
    'a target for a relationship',
    property('name: a\n        relationships: [o.b]\n      - name: b\n'),
    'value-types',
    'o.b',
    'relationships: [{ to: o.b }]',
  ],
  [
    'plain values of an enum',
    property('name: a\n        enum: [x, y]\n').replace('v3.1.0', 'v3.2.0'),
    'value-types',
    'enum',
    'enum: [{ value: x }, { value: y }]',
  ],
  [
    'plain values of an enum before there were any',
    property('name: a\n        enum: [x, y]\n'),
    'fields-in-version',
    'enum',
    'quality:\n          - metric: invalidValues\n            arguments:\n              validValues: [x, y]\n            mustBe: 0',
  ],
  [
    'plain synonyms before there were any',
    property('name: a\n        synonyms: [x]\n'),
    'fields-in-version',
    'synonyms',
    'synonyms: [{ synonym: x }]',
  ],
  [
    'a type of a later version',
    property('name: a\n        logicalType: vector\n'),
    'fields-in-version',
    'vector',
    'apiVersion: v3.2.0',
  ],
  [
    'a list of required properties at an object',
    contract(
      'schema:\n  - name: o\n    required: [a]\n    properties:\n      - name: a\n        logicalType: string\n',
    ),
    'known-fields',
    'required',
    '  - name: o\n    properties:\n      - name: a\n        logicalType: string\n        required: true',
  ],
  [
    'a list of keys at an object',
    contract(
      'schema:\n  - name: o\n    primaryKey: [b, a]\n    properties:\n      - name: a\n      - name: b\n',
    ),
    'known-fields',
    'primaryKey',
    '      - name: a\n        primaryKey: true\n        primaryKeyPosition: 2\n      - name: b\n        primaryKey: true\n        primaryKeyPosition: 1',
  ],
  [
    'a list of required properties at a record',
    property(
      'name: a\n        logicalType: object\n        required:\n          - b # always\n        properties:\n          - name: b\n',
    ),
    'value-types',
    'required',
    '        logicalTypeOptions:\n          required:\n            - b # always\n',
  ],
  [
    'a start of a relationship below a property',
    property(
      'name: a\n        relationships:\n          - from: o.a\n            to: o.b\n      - name: b\n',
    ),
    'known-fields',
    'from',
    '          - to: o.b\n      - name: b',
  ],
  [
    'a role of a server',
    server('type: s3\n    location: s3://acme/orders\n    role: reader\n'),
    'known-fields',
    'role',
    'roles:\n      - role: reader',
  ],
  [
    'facts in a map',
    contract('meta:\n  owner: x # ours\n  level: 3\n'),
    'known-fields',
    'meta',
    'customProperties:\n  - property: owner\n    value: x # ours\n  - property: level\n    value: 3',
  ],
  ['words as labels', contract('labels: [a, b]\n'), 'known-fields', 'labels', 'tags: [a, b]'],
  [
    'tests of an object at the top',
    contract('schema:\n  - name: o\ntests:\n  - metric: rowCount\n    mustBeGreaterThan: 0\n'),
    'known-fields',
    'tests',
    '    quality:\n      - metric: rowCount',
  ],
  [
    'columns of a relationship',
    contract(
      'schema:\n  - name: o\n    relationships:\n      - columns: o.a\n        to: o.b\n    properties:\n      - name: a\n      - name: b\n',
    ),
    'known-fields',
    'columns',
    '- from: o.a',
  ],
  ['users', contract('users: [a, b]\n'), 'known-fields', 'users'],
  [
    'a map for a text in a list',
    contract('tags:\n  - size: XL # large\n'),
    'value-types',
    'size',
    'tags:\n  - "size: XL" # large',
  ],
  [
    'a map in braces for a text',
    contract('tags:\n  - {size: XL}\n'),
    'value-types',
    '{size: XL}',
    'tags:\n  - "size: XL"',
  ],
  [
    'a text by its name',
    contract('tags: [{ name: pii }, b]\n'),
    'value-types',
    '{ name: pii }',
    'tags: [pii, b]',
  ],
  [
    'a server without its type',
    server('project: p\n    dataset: d\n'),
    'required-fields',
    'prod',
    'type: bigquery',
  ],
  [
    'a bucket without the type of its server',
    server('location: s3://acme/orders\n    format: json\n'),
    'required-fields',
    'prod',
    'type: s3',
  ],
  [
    'an address of Azure without the type of its server',
    server('location: abfss://c@a.dfs.core.windows.net/orders\n    format: json\n'),
    'required-fields',
    'prod',
    'type: azure',
  ],
  [
    'a warehouse without the type of its server',
    server('account: a\n    database: d\n    schema: s\n    warehouse: w\n'),
    'required-fields',
    'prod',
    'type: snowflake',
  ],
  [
    'a name that the example for it has already',
    property('name: customer_id\n      - logicalType: string\n'),
    'required-fields',
    'logicalType',
    'name: customer_id_2',
  ],
  [
    'a name without a value',
    property('name: customer_id\n      - name:\n        logicalType: string\n'),
    'required-fields',
    'name',
    'name: customer_id_2',
  ],
  [
    'a port in quotes',
    server(`type: postgres\n    ${fields.replace('5432', '"5432"')}`),
    'value-types',
    '"5432"',
    'port: 5432',
  ],
  [
    'a port above all',
    server(`type: postgres\n    ${fields.replace('5432', '70000')}`),
    'value-bounds',
    '70000',
  ],
  [
    'no port at all',
    server(`type: postgres\n    ${fields.replace('5432', '0')}`),
    'value-bounds',
    '0',
  ],
  [
    'a word for a port',
    server(`type: postgres\n    ${fields.replace('5432', 'default')}`),
    'value-types',
    'default',
  ],
  [
    'a negative length',
    property(
      'name: a\n        logicalType: string\n        logicalTypeOptions:\n          minLength: 0\n          maxLength: -1\n',
    ),
    'value-bounds',
    '-1',
  ],
  [
    'dashes without space',
    contract('schema:\n  -name: a\n  -name: b\n'),
    'value-types',
    'schema',
    '- name: a\n  - name: b',
  ],
  [
    'a list of one type',
    property('name: a\n        logicalType: [string]\n'),
    'value-types',
    'logicalType',
    'logicalType: string',
  ],
  [
    'a value below its key',
    contract('domain:\n  - sales\n'),
    'value-types',
    'domain',
    'domain: sales',
  ],
  [
    'items as a list',
    property(
      'name: a\n        logicalType: array\n        items:\n          - logicalType: string\n            unique: true\n',
    ),
    'value-types',
    'items',
    'items:\n          logicalType: string\n          unique: true',
  ],
  [
    'bounds as a map',
    check('metric: nullValues\n            mustBeBetween: { min: 1, max: 2 }\n'),
    'value-types',
    'mustBeBetween',
    'mustBeBetween: [1, 2]',
  ],
  [
    'bounds as a block',
    check(
      'metric: nullValues\n            mustBeBetween:\n              min: 1\n              max: 2\n',
    ),
    'value-types',
    'mustBeBetween',
    'mustBeBetween: [1, 2]',
  ],
  [
    'a flag in quotes',
    property("name: a\n        required: 'true'\n"),
    'value-types',
    "'true'",
    'required: true',
  ],
  [
    'the tool as type of a check',
    check('type: soda\n            implementation: x\n'),
    'allowed-values',
    'soda',
    'type: custom\n            engine: soda',
  ],
  [
    'allowed values',
    property('name: a\n        validValues: [x, y]\n'),
    'known-fields',
    'validValues',
    'quality:\n          - metric: invalidValues\n            arguments:\n              validValues: [x, y]\n            mustBe: 0',
  ],
  [
    'checks at the top',
    contract('schema:\n  - name: o\nquality:\n  - metric: rowCount\n    mustBeGreaterThan: 0\n'),
    'known-fields',
    'quality',
    '    quality:\n      - metric: rowCount',
  ],
  [
    'an owner',
    contract('owner: me\n'),
    'known-fields',
    'owner',
    'team:\n  members:\n    - username: me\n      role: owner',
  ],
  [
    'info',
    contract('info:\n  title: Orders\n  version: 1.0.0\n  owner: me\n'),
    'known-fields',
    'info',
    'team:\n  name: me',
  ],
];

/** Two objects, the first with three properties of three fields. */
const columns = contract(
  `schema:
  - name: o
    properties:
      - name: a
        logicalType: string
        required: true
      - name: b
        logicalType: string
        required: true
      - name: c
        logicalType: string
  - name: p
    properties:
      - name: d
`,
);
const nested = (from: string, to: string): string => columns.replace(from, to);

const lists: readonly Written[] = [
  ['a dash too far left', nested('      - name: b', '    - name: b'), 'valid-yaml', '-', columns],
  [
    'a dash too far right',
    nested('      - name: b', '       - name: b'),
    'valid-yaml',
    '-',
    columns,
  ],
  [
    'the last field of an entry too far left',
    nested('        required: true\n      - name: b', '      required: true\n      - name: b'),
    'valid-yaml',
    'required',
    columns,
  ],
  [
    'an entry two columns too far right',
    nested(
      '      - name: b\n        logicalType: string\n        required: true',
      '        - name: b\n          logicalType: string\n          required: true',
    ),
    'valid-yaml',
    '-',
    columns,
  ],
  [
    'a dash two columns too far right',
    nested('      - name: b', '        - name: b'),
    'valid-yaml',
    '-',
    columns,
  ],
  [
    'the last dash two columns too far right',
    nested('      - name: c', '        - name: c'),
    'valid-yaml',
    '-',
    columns,
  ],
  ['two dashes', nested('- name: b', '- - name: b'), 'valid-yaml', '-', columns],
  ['two dashes at first', nested('- name: a', '- - name: a'), 'valid-yaml', '-', columns],
  [
    'two dashes and fields that fit',
    nested(
      '- name: b\n        logicalType: string\n        required: true',
      '- - name: b\n          logicalType: string\n          required: true',
    ),
    'value-types',
    '-',
    columns,
  ],
  [
    'two dashes before a value',
    contract('tags:\n  - - a\n  - b\n'),
    'value-types',
    '-',
    'tags:\n  - a\n  - b\n',
  ],
  ['a star for a dash', nested('- name: b', '* name: b'), 'valid-yaml', '*', columns],
  ['a star for the first dash', nested('- name: a', '* name: a'), 'valid-yaml', '*', columns],
  ['a bullet for a dash', nested('- name: b', '• name: b'), 'valid-yaml', '•', columns],
  ['an en dash', nested('- name: a', '– name: a'), 'valid-yaml', '–', columns],
  ['a list with en dashes', nested('- name: d', '– name: d'), 'value-types', 'properties', columns],
  [
    'a list of Markdown',
    contract('schema:\n  * name: o\n    physicalName: t\n  * name: p\n'),
    'valid-yaml',
    '*',
    'schema:\n  - name: o\n    physicalName: t\n  - name: p\n',
  ],
  [
    'values with bullets',
    contract('tags:\n  • a\n  • b\n'),
    'value-types',
    '• a\n  • b',
    'tags:\n  - a\n  - b\n',
  ],
  [
    'values with dashes without space',
    contract('tags:\n  -a\n  - b\n'),
    'value-types',
    '-a\n  - b',
    'tags:\n  - a\n  - b\n',
  ],
  [
    'a value with a dash without space',
    contract('tags:\n  - a\n  -"b"\n'),
    'valid-yaml',
    '-',
    'tags:\n  - a\n  - "b"\n',
  ],
  [
    'entries with dashes without space and more fields',
    contract('schema:\n  -name: o\n    physicalName: t\n  -name: p\n'),
    'valid-yaml',
    '-',
    'schema:\n  - name: o\n    physicalName: t\n  - name: p\n',
  ],
  [
    'values at the margin with dashes without space',
    contract('tags:\n-a\n-b\n'),
    'valid-yaml',
    '-',
    'tags:\n- a\n- b\n',
  ],
  ['no space behind one dash', nested('- name: b', '-name: b'), 'valid-yaml', '-', columns],
  ['a bracket that nobody closes around text', contract('domain: [acme\n'), 'valid-yaml', '['],
  ['an anchor without a name', contract('domain: & acme\n'), 'valid-yaml', '&'],
  ['no dash', nested('      - name: b', '        name: b'), 'unique-keys', 'name', columns],
  [
    'a tab before a dash',
    nested('      - name: b', '\t\t\t- name: b'),
    'valid-yaml',
    '\t\t\t',
    columns,
  ],
  ['no colon between two words', nested('name: b', 'name b'), 'valid-yaml', 'name', columns],
  [
    'no-break spaces',
    nested('        logicalType', '\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0logicalType'),
    'valid-yaml',
    '\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0',
    columns,
  ],
  [
    'a comment of another language',
    nested('      - name: b', '      // the second\n      - name: b'),
    'valid-yaml',
    '//',
    '      # the second\n',
  ],
  ['a star', contract('domain: *important*\n'), 'valid-yaml', '*', 'domain: "*important*"'],
  [
    'a hash before text',
    contract('domain: #sales # ours\n'),
    'no-null-values',
    'domain',
    'domain: "#sales # ours"',
  ],
  [
    'a hash before text that must be',
    contract('support:\n  - channel: #orders\n'),
    'required-fields',
    'channel',
    'channel: "#orders"',
  ],
];

/** Fields in the column of the key that they belong to. */
const outdented: readonly Written[] = [
  [
    'glued dashes with fields below the glued key',
    contract(
      'schema:\n  -name: a\n   properties:\n     -name: b\n     -name: c\n  -name: d\n   properties:\n     -name: e\n',
    ),
    'valid-yaml',
    '-',
    'schema:\n - name: a\n   properties:\n     - name: b\n     - name: c\n - name: d\n   properties:\n     - name: e\n',
  ],
  [
    'glued dashes in lists of lists',
    contract(
      'schema:\n  -name: a\n    properties:\n      -name: b\n        logicalType: string\n      -name: c\n',
    ),
    'valid-yaml',
    '-',
    'schema:\n  - name: a\n    properties:\n      - name: b\n        logicalType: string\n      - name: c\n',
  ],
  [
    'one field of an object',
    contract('description:\nusage: text\ntags: [x]\n'),
    'known-fields',
    'usage',
    'description:\n  usage: text\ntags: [x]\n',
  ],
  [
    'all fields of an object',
    contract('description:\n# why\nlimitations: |\n  a\n\n  b\nusage: text\ntags: [x]\n'),
    'known-fields',
    'limitations',
    'description:\n# why\n  limitations: |\n    a\n\n    b\n  usage: text\ntags: [x]\n',
  ],
  [
    'the only entry of a list',
    contract('servers:\nserver: x\ntype: custom\n'),
    'known-fields',
    'server',
    'servers:\n  - server: x\n    type: custom\n',
  ],
  [
    'a table',
    contract('schema:\nname: o\nproperties:\n  - name: a\n'),
    'known-fields',
    'name',
    'schema:\n  - name: o\n    properties:\n      - name: a\n',
  ],
  [
    'fields that the object around has, too',
    contract(
      'schema:\n  - name: a\n    logicalType: object\n    properties:\n    name: b\n    logicalType: string\n',
    ),
    'known-fields',
    'name',
    '    properties:\n      - name: b\n        logicalType: string\n',
  ],
  [
    'the options of a type',
    property(
      'name: a\n        logicalType: string\n        logicalTypeOptions:\n        maxLength: 3\n',
    ),
    'known-fields',
    'maxLength',
    'logicalTypeOptions:\n          maxLength: 3\n',
  ],
];

const metrics: readonly Written[] = [
  [
    'an argument of a metric',
    check(
      'metric: invalidValues\n            arguments:\n              validValeus: [x]\n            mustBe: 0\n',
    ),
    'well-spelt-fields',
    'validValeus',
    'validValues: [x]',
  ],
];

const purpose = (value: string): string =>
  contract(`description:\n  purpose: ${value}\n  usage: u\n`);

/** Texts that YAML reads as something else unless they are quoted. */
const texts: readonly Written[] = [
  [
    'a text of several lines, two with a colon',
    purpose('text goes\n    on here: with this\n    and more: that\n    and last'),
    'valid-yaml',
    ':',
    'purpose: "text goes\n    on here: with this\n    and more: that\n    and last"\n',
  ],
  [
    'a text that goes on below with two colons',
    purpose('text goes\n    one: two words: x'),
    'valid-yaml',
    ':',
    'purpose: "text goes\n    one: two words: x"\n',
  ],
  [
    'a text with a colon that goes on below',
    purpose('note: text goes\n    on'),
    'valid-yaml',
    ':',
    'purpose: "note: text goes\n    on"\n',
  ],
  [
    'a text with a colon and quotes that goes on below',
    purpose('note: "text" goes\n    on: and on here: x'),
    'valid-yaml',
    ':',
  ],
  [
    'an apostrophe in a text with a hash',
    purpose("'Customer's #1 total'"),
    'valid-yaml',
    "s #1 total'",
    'purpose: "Customer\'s #1 total"\n',
  ],
  [
    'an apostrophe in a text before a comment',
    purpose("'Customer's total' # it's"),
    'valid-yaml',
    "s total'",
    'purpose: "Customer\'s total" # it\'s\n',
  ],
  [
    'an apostrophe in single quotes',
    purpose("'Customer's total'"),
    'valid-yaml',
    "s total'",
    'purpose: "Customer\'s total"\n',
  ],
  [
    'an apostrophe at the end of a word',
    purpose("'the customers' total'"),
    'valid-yaml',
    "total'",
    'purpose: "the customers\' total"\n',
  ],
  [
    'quotes in quotes',
    purpose('"The "total" of it" # so'),
    'valid-yaml',
    'total" of it"',
    'purpose: \'The "total" of it\' # so\n',
  ],
  [
    'text behind a quote',
    purpose('"Total" with tax.'),
    'valid-yaml',
    'with tax.',
    'purpose: \'"Total" with tax.\'\n',
  ],
  [
    'two quoted words',
    purpose('"a" and "b"'),
    'valid-yaml',
    'and "b"',
    'purpose: \'"a" and "b"\'\n',
  ],
  [
    'a quoted word and a template',
    purpose('"a" {{ b }}'),
    'valid-yaml',
    '{{ b }}',
    'purpose: \'"a" {{ b }}\'\n',
  ],
  [
    'text behind a quote in a list',
    contract('tags:\n  - "a" b\n  - c\n'),
    'valid-yaml',
    'b',
    '- \'"a" b\'\n',
  ],
  ['a sign of a text block', purpose('> 0 always'), 'valid-yaml', '>', 'purpose: "> 0 always"\n'],
  ['a pipe', purpose('|x| > 1'), 'valid-yaml', '|', 'purpose: "|x| > 1"\n'],
  ['a bound', purpose('>= 5 items'), 'valid-yaml', '>', 'purpose: ">= 5 items"\n'],
  ['an at sign', purpose('@name'), 'valid-yaml', '@', 'purpose: "@name"\n'],
  [
    'an at sign and a template',
    purpose('@x {{ y }}'),
    'valid-yaml',
    '@',
    'purpose: "@x {{ y }}"\n',
  ],
  [
    'a bold word and a template',
    purpose('**x** {{ y }}'),
    'valid-yaml',
    '*',
    'purpose: "**x** {{ y }}"\n',
  ],
  ['a code', purpose('`x` is y'), 'valid-yaml', '`', 'purpose: "`x` is y"\n'],
  ['a percent sign', purpose('%x'), 'valid-yaml', '%', 'purpose: "%x"\n'],
  ['a bold word', purpose('*bold* text'), 'valid-yaml', '*', 'purpose: "*bold* text"\n'],
  ['bold words', purpose('*bold text*'), 'valid-yaml', '*', 'purpose: "*bold text*"\n'],
  ['a star in brackets', contract('tags: [*, b]\n'), 'valid-yaml', '*', 'tags: ["*", b]\n'],
  ['an ampersand', purpose('& more'), 'valid-yaml', '&', 'purpose: "& more"\n'],
  ['a word in brackets', purpose('[draft] text'), 'valid-yaml', '[', 'purpose: "[draft] text"\n'],
  ['a word in braces', purpose('{x} and y'), 'valid-yaml', '{', 'purpose: "{x} and y"\n'],
  ['a bracket that closes nothing', purpose(']x'), 'valid-yaml', ']', 'purpose: "]x"\n'],
];

const json = (lines: string): string =>
  `{\n  "apiVersion": "v3.1.0",\n  "kind": "DataContract",\n  "id": "orders",\n  "version": "1.0.0",\n  "status": "active",\n${lines}\n}\n`;

/** What stands in brackets, as in files of JSON. */
const flows: readonly Written[] = [
  [
    'a semicolon between texts in quotes',
    contract('tags: ["a"; "b"]\n'),
    'valid-yaml',
    ';',
    'tags: ["a", "b"]\n',
  ],
  ['no comma', contract('tags: ["a" "b"]\n'), 'valid-yaml', '"', 'tags: ["a", "b"]\n'],
  [
    'no comma at the end of a line',
    contract('tags: [\n  "a"\n  "b"\n]\n'),
    'valid-yaml',
    '"',
    'tags: [\n  "a",\n  "b"\n]\n',
  ],
  [
    'no comma between fields',
    contract('description: {usage: "x" purpose: "y"}\n'),
    'valid-yaml',
    'p',
    '{usage: "x", purpose: "y"}',
  ],
  [
    'no comma between entries',
    contract('schema: [{name: a} {name: b}]\n'),
    'valid-yaml',
    '{',
    '[{name: a}, {name: b}]',
  ],
  [
    'an apostrophe in brackets',
    contract("tags: ['a's', b]\n"),
    'valid-yaml',
    "s'",
    'tags: ["a\'s", b]\n',
  ],
  [
    'no comma in JSON',
    json('  "name": "x"\n  "domain": "y"'),
    'valid-yaml',
    '"',
    '"name": "x",\n  "domain": "y"',
  ],
  [
    'no comma behind a number in JSON',
    json(
      '  "schema": [{ "name": "o", "properties": [{\n    "name": "a", "required": true\n    "unique": true\n  }] }]',
    ),
    'valid-yaml',
    '"',
    '"required": true,\n    "unique": true',
  ],
  [
    'no comma between objects of JSON',
    json('  "schema": [\n    { "name": "o" }\n    { "name": "p" }\n  ]'),
    'valid-yaml',
    '{',
    '{ "name": "o" },\n    { "name": "p" }',
  ],
  [
    'a semicolon in JSON',
    json('  "name": "x";\n  "domain": "y"'),
    'valid-yaml',
    ';',
    '"name": "x",\n  "domain": "y"',
  ],
  ['no colon in JSON', json('  "domain" "y"'), 'valid-yaml', '"domain"', '"domain": "y"'],
  ['an equals sign in JSON', json('  "domain"="y"'), 'valid-yaml', '"domain"', '"domain":"y"'],
  [
    'quotes in quotes in JSON',
    json('  "description": { "purpose": "The "total" of it", "usage": "x" }'),
    'valid-yaml',
    'total" of it"',
    '"purpose": "The \\"total\\" of it", "usage"',
  ],
];

const broken: readonly Written[] = [
  ['a tab', head.replace('status:', '\tstatus:'), 'valid-yaml', '\t', '\nstatus: active'],
  [
    'a tab below a list',
    contract('schema:\n  - name: o\n\tphysicalName: t\n'),
    'valid-yaml',
    '\t',
    '\n    physicalName: t',
  ],
  [
    'a file with tabs',
    contract('schema:\n\t- name: o\n\t  properties:\n\t\t- name: a\n\t\t  logicalType: string\n'),
    'valid-yaml',
    '\t',
    'logicalType: string',
  ],
  [
    'a value and a field below',
    contract('price: 5\n  priceAmount: 5\n  priceCurrency: EUR\n'),
    'valid-yaml',
    'priceAmount',
    'price:\n  priceAmount: 5\n  priceCurrency: EUR\n',
  ],
  [
    'a text and a field below',
    contract('description: Orders # so\n  usage: u\n'),
    'valid-yaml',
    'usage',
    'description:\n  purpose: Orders # so\n  usage: u\n',
  ],
  [
    'a value and a list below',
    contract('schema: orders\n  - name: o\n'),
    'valid-yaml',
    '-',
    'schema:\n  - name: o\n',
  ],
  [
    'a colon in the second line of a text',
    purpose('some text\n    that goes on: with this'),
    'valid-yaml',
    ':',
    'purpose: "some text\n    that goes on: with this"\n',
  ],
  ['an equals sign', status('status = active'), 'valid-yaml', 'status', 'status: active'],
  ['a wide colon', status('status：active'), 'valid-yaml', 'status', 'status: active'],
  ['no space', status('status:active'), 'valid-yaml', 'status:', 'status: active'],
  ['two colons', status('status:: active'), 'known-fields', 'status:', 'status: active'],
  ['a dash before a key', status('- status: active'), 'valid-yaml', '-', '\nstatus: active'],
  ['a blank before a key', status('  status: active'), 'valid-yaml', 'status', '\nstatus: active'],
  [
    'no colon at the top',
    contract('schema\n  - name: o\n    properties:\n      - name: a\n'),
    'valid-yaml',
    'schema',
    'schema:\n  - name: o',
  ],
  [
    'no colon below',
    contract('schema:\n  - name: o\n    properties\n      - name: a\n'),
    'valid-yaml',
    'properties',
    'properties:\n      - name: a',
  ],
  [
    'too far right',
    property('name: a\n          physicalType: text\n'),
    'valid-yaml',
    'physicalType',
    '\n        physicalType: text',
  ],
  [
    'too far left',
    property('name: a\n       physicalType: text\n'),
    'valid-yaml',
    'physicalType',
    '\n        physicalType: text',
  ],
  [
    'a text block at the margin',
    contract('description:\n  purpose: |\none line\ntwo lines\nand three\n'),
    'valid-yaml',
    'one line',
    '    one line\n    two lines\n    and three',
  ],
  [
    'two values',
    contract('description:\n  purpose: note: this\n'),
    'valid-yaml',
    ':',
    'purpose: "note: this"',
  ],
  [
    'a text that must be quoted',
    contract('team:\n  name: @data\n'),
    'valid-yaml',
    '@',
    'name: "@data"',
  ],
  ['an open quote', status('status: "active'), 'valid-yaml', '"active', 'status: "active"'],
  ['an open bracket', contract('tags: [a, b\n'), 'valid-yaml', '[', 'tags: [a, b]'],
  [
    'a conflict',
    contract('<<<<<<< a\ndomain: x\n=======\ndomain: y\n>>>>>>> b\n'),
    'valid-yaml',
    '<<<<<<< a',
  ],
  [
    'a merge of text',
    contract(
      'customProperties:\n  - &p\n    property: z\n    value: 1\n  - <<: p\n    property: a\n    value: 1\n',
    ),
    'valid-yaml',
    'p',
    '<<: *p',
  ],
  [
    'a merge of a list',
    contract('tags: &l [a, b]\ndescription:\n  <<: *l\n  usage: x\n'),
    'valid-yaml',
    '*l',
  ],
  ['a tag of another tool', purpose('!env X'), 'known-tags', '!env', 'purpose: X\n'],
  [
    'a text that begins like a tag',
    purpose('!careful with this'),
    'known-tags',
    '!careful',
    'purpose: "!careful with this"\n',
  ],
  [
    'a tag above a map',
    contract('description: !x\n  usage: u\n'),
    'known-tags',
    '!x',
    'description:\n',
  ],
  [
    'a text that is no number',
    contract('domain: !!int abc\n'),
    'valid-yaml',
    '!!int',
    'domain: abc\n',
  ],
  [
    'a price that is no number',
    contract('price:\n  priceAmount: !!float much\n  priceCurrency: EUR\n'),
    'valid-yaml',
    '!!float',
  ],
  ['a list that is no map', contract('tags: !!map [a]\n'), 'valid-yaml', '!!map', 'tags: [a]\n'],
  ['an alias of nothing in a merge', contract('description:\n  <<: *d\n'), 'valid-yaml', '*d'],
  ['an alias of nothing', contract('tags: [*pii]\n'), 'valid-yaml', '*pii'],
];

function said(text: string): readonly Finding[] {
  // Hints say what could be better, not what is wrong.
  return lint(text).findings.filter(({ severity }) => severity !== 'hint' && severity !== 'info');
}

function firstFix(text: string, finding: Finding): Fix | undefined {
  const file = parseYaml(text);
  const { contracts } = lint(text);
  const [document, bound] = [file.documents[0]!, contracts[0]!];
  const { spec, version } = bound;
  const context = { file, document, contract: bound, spec, version };
  return offeredFixes(ruleOf(finding.code), finding, context)[0];
}

function rows(table: readonly Written[]): Row[] {
  return table.map(([slip, text, code, marked, fixed]) => ({ slip, text, code, marked, fixed }));
}

describe.each([
  { part: 'a name', table: rows(names) },
  { part: 'a shape', table: rows(shapes) },
  { part: 'a list', table: rows(lists) },
  { part: 'a column', table: rows(outdented) },
  { part: 'a check', table: rows(metrics) },
  { part: 'a text', table: rows(texts) },
  { part: 'brackets', table: rows(flows) },
  { part: 'the YAML', table: rows(broken) },
])('one mistake in $part is one finding', ({ table }) => {
  test.each(table)('$slip', ({ text, code, marked, fixed }) => {
    const findings = said(text);
    expect(findings.map((one) => [one.code, text.slice(one.range.start, one.range.end)])).toEqual([
      [code, marked],
    ]);
    if (fixed === undefined) return;
    const fix = firstFix(text, findings[0]!);
    expect(fix?.fallback).toBeUndefined();
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after).toContain(fixed);
    const left = said(after).map((one) => one.code);
    // What the entry needs besides nobody can guess.
    expect(left.filter((one) => one !== 'required-fields')).toEqual([]);
  });
});

test.each(rows([...lists, ...outdented, ...texts, ...flows, ...broken]))(
  '$slip is told with the line ends of Windows, too',
  (row) => {
    const text = row.text.replaceAll('\n', '\r\n');
    const [finding, ...others] = said(text);
    expect(others).toEqual([]);
    const { start, end } = finding!.range;
    expect(text.slice(start, end).replaceAll('\r', '')).toBe(row.marked);
    const after = applyEdits(text, firstFix(text, finding!)?.edits ?? []);
    expect(after).toContain((row.fixed ?? '').replaceAll('\n', '\r\n'));
  },
);

test.each(['!!str 5', '! text', '!!binary aGk=', '!<tag:yaml.org,2002:str> x', '&a !!str x'])(
  'nothing is said of %s',
  (value) => {
    expect(said(purpose(value))).toEqual([]);
  },
);

test.each(['"Orders # 1 of all"', "'Orders # 1 of all'", '[Orders, "# 1 of all"]'])(
  'a list below a value with a hash, %s, replaces all of the value',
  (value) => {
    const text = contract(`tags: ${value} # c\n  - property: a\n  - property: b\n`);
    const [finding] = said(text);
    const { edits } = firstFix(text, finding!)!;
    expect(applyEdits(text, edits)).toContain('tags: # c\n  - property: a\n');
  },
);

test.each(['0b101', '1_000', '190:20:30', '0x1F', '"12"', '${PORT}'])(
  'nothing is said of the tag of an integer before %s',
  (value) => {
    expect(
      said(server(`type: postgres\n    ${fields.replace('5432', `!!int ${value}`)}`)).filter(
        ({ code }) => code === 'valid-yaml' || code === 'known-tags',
      ),
    ).toEqual([]);
  },
);

test.each(['0b12', '1:99', '_1', '1.5.0', 'PORT'])('%s is no integer', (value) => {
  expect(said(contract(`domain: !!int ${value}\n`)).map(({ code }) => code)).toContain(
    'valid-yaml',
  );
});

test.each(['1_000.5', '190:20:30.15', '1e3', '.5'])('%s may be a float', (value) => {
  expect(
    parseYaml(`a: !!float ${value}\n`).documents[0]!.blocks.flatMap(
      ({ fragment }) => fragment.problems,
    ),
  ).toEqual([]);
});

test('a merge may have its tag', () => {
  const text = contract(
    'customProperties:\n  - &p\n    property: z\n    value: 1\n  - !!merge <<: *p\n    property: a\n',
  );
  expect(said(text)).toEqual([]);
});

test.each(['!!value x', '!!yaml x'])('%s has a tag that readers know', (value) => {
  expect(said(purpose(value))).toEqual([]);
});

test('tags may have handles of their own', () => {
  const text = `%TAG !e! tag:example.com,2024:\n---\n${purpose('!e!x y')}`;
  expect(said(text).map(({ code }) => code)).toEqual([]);
});

test('a release of another generation is no slip of the finger', () => {
  const [finding] = lint(head.replace(/v3\.\d\.\d/, 'v4.0.0')).findings;
  expect(finding?.code).toBe('api-version');
  expect(finding?.data?.value).toBe('v3.2.0');
});

test('a date is no slip for a semantic version', () => {
  const [finding] = lint(head.replace('1.0.0', '2024-01-01')).findings;
  expect(finding?.code).toBe('version-is-semver');
  expect(finding?.data?.value).toBeUndefined();
});

test.each([
  ['a key without a colon', 'schema\n  - name: o\n'],
  ['a conflict', '<<<<<<< a\nname: x\n=======\nname: y\n>>>>>>> b\n'],
])('with %s nothing is said of the comments that silence', (_, text) => {
  const silence = '# dataengos-disable-next-line known-fields -- read by the importer\nowner: me\n';
  const codes = lint(contract(silence + text)).findings.map(({ code }) => code);
  expect(codes).toContain('valid-yaml');
  expect(codes).not.toContain('suppression-is-used');
});

test('only the line below the comment is silenced of fields in the column of their key', () => {
  const silence = '# dataengos-disable-next-line known-fields -- x\n';
  const text = contract(`description:\n${silence}usage: a\nlimitations: b\npurpose: c\n`);
  const marked = lint(text).findings.filter(({ code }) => code === 'known-fields');
  expect(marked.map(({ range }) => text.slice(range.start, range.end))).toEqual([
    'limitations',
    'purpose',
  ]);
});

test.each([
  ['a block', '|\n    # dataengos-disable-file known-fields -- x\n'],
  ['quotes', '"a\n    # dataengos-disable-file known-fields -- x\n    b"\n'],
])('a text of several lines in %s silences nothing', (_, purpose) => {
  const text = contract(`description:\n  purpose: ${purpose}verison: 1\n`);
  expect(said(text).map(({ code }) => code)).toEqual(['known-fields']);
});

test.each([
  ['a comment', 'domain: ~ # not known yet\n'],
  ['a comment below', 'tags:\n  # - pii\n'],
  ['content in the wrong column', 'price:\npriceAmount: 1\n'],
  ['text that looks like a comment', 'name: #1 shop\n'],
])('what has no value stays, with %s', (_, lines) => {
  const text = contract(lines).replace('name: Orders\n', '');
  expect(fixAll(engine, text, defaultConfig, true).text).toBe(text);
});

test('maps inside of maps become lists at once', () => {
  const text = contract(
    'schema:\n  a:\n    properties:\n      b:\n        logicalType: string\n  c:\n    properties:\n      d: { logicalType: date }\n',
  );
  const { text: after, remaining } = fixAll(engine, text, defaultConfig, true);
  expect(after).toContain(
    '  - name: a\n    properties:\n      - name: b\n        logicalType: string\n',
  );
  expect(remaining.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a map of facts keeps its maps as values', () => {
  const text = contract('customProperties:\n  sla:\n    hours: 3\n');
  const { text: after } = fixAll(engine, text, defaultConfig, true);
  expect(after).toContain('- property: sla\n    value:\n      hours: 3\n');
});

test.each([
  ['a word that is no metric', 'expectation_type: expect_x\n', 'known-fields'],
  [
    'a text that is no pair of numbers',
    'metric: nullValues\n            mustBeBetween: 100-200\n',
    'value-types',
  ],
])('nothing is made up of %s', (_, lines, code) => {
  const findings = said(check(lines));
  expect(findings.map((one) => one.code)).toEqual([code]);
  const fix = firstFix(check(lines), findings[0]!);
  expect(fix === undefined || fix.fallback).toBe(true);
});
