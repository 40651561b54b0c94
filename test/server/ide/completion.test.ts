import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { english, HEAD, openAtCursor } from './ide-fixture.ts';

interface Expected {
  /** Labels that come first, in order. */
  readonly first?: readonly string[];
  /** Labels that come last, in order. */
  readonly last?: readonly string[];
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly none?: true;
  /** Label -> the text after it was accepted, as plain text. */
  readonly accept?: readonly [string, string];
  /** Label -> its snippet. */
  readonly snippet?: readonly [string, string];
}

function checkCompletion(fixture: string, expected: Expected): void {
  const { ide, offset } = openAtCursor(fixture);
  const items = completionAt(ide, offset, english);
  const labels = items.map((item) => item.label);
  if (expected.none) expect(labels).toEqual([]);
  if (expected.first !== undefined)
    expect(labels.slice(0, expected.first.length)).toEqual(expected.first);
  if (expected.last !== undefined)
    expect(labels.slice(-expected.last.length)).toEqual(expected.last);
  if (expected.has !== undefined) expect(labels).toEqual(expect.arrayContaining([...expected.has]));
  for (const label of expected.hasNot ?? []) expect(labels).not.toContain(label);
  const find = (label: string) => {
    const item = items.find((one) => one.label === label);
    if (item === undefined) throw new Error(`No ${label} among ${labels.join(', ')}`);
    return item;
  };
  if (expected.accept !== undefined) {
    const item = find(expected.accept[0]);
    const text = applyEdits(ide.text, [
      { range: item.range, newText: item.newText },
      ...item.additionalEdits,
    ]);
    expect(text).toBe(expected.accept[1]);
  }
  if (expected.snippet !== undefined)
    expect(find(expected.snippet[0]).snippet).toBe(expected.snippet[1]);
  for (const item of items) {
    expect(item.range.start).toBeLessThanOrEqual(offset);
    expect(item.range.end).toBeGreaterThanOrEqual(offset);
    expect(ide.text.slice(item.range.start, item.range.end)).not.toMatch(/[\r\n]/);
  }
}

const OBJECT = `${HEAD}schema:\n  - name: orders\n`;
const PROPERTY = `${OBJECT}    properties:\n      - name: id\n`;
const SERVER = `${HEAD}servers:\n  - server: main\n`;

const METRIC = (metric: string): string =>
  `${PROPERTY}        quality:\n          - metric: ${metric}\n`;

const keys: readonly (readonly [string, string, Expected])[] = [
  [
    'top level, required first',
    `${HEAD}$0`,
    { first: ['id', 'version', 'status'], hasNot: ['kind', 'apiVersion'] },
  ],
  ['deprecated last', `${HEAD}$0`, { last: ['dataProduct', 'slaDefaultElement'] }],
  [
    'deprecated last, also in an item',
    `${PROPERTY}        quality:\n          - $0`,
    { last: ['rule'] },
  ],
  [
    'arguments of a metric',
    `${METRIC('invalidValues')}            arguments:\n              $0`,
    { first: ['validValues', 'pattern'], hasNot: ['missingValues', 'properties'] },
  ],
  [
    'arguments of another metric, in braces',
    `${METRIC('missingValues')}            arguments: { $0 }\n`,
    {
      has: ['missingValues'],
      hasNot: ['validValues', 'pattern', 'properties'],
      accept: [
        'missingValues',
        `${METRIC('missingValues')}            arguments: { missingValues: [] }\n`,
      ],
    },
  ],
  [
    'a metric without arguments',
    `${METRIC('nullValues')}            arguments:\n              $0`,
    { none: true },
  ],
  [
    'arguments of a metric of an object',
    `${OBJECT}    quality:\n      - metric: duplicateValues\n        arguments:\n          $0`,
    { has: ['properties'], hasNot: ['validValues', 'pattern', 'missingValues'] },
  ],
  [
    'arguments of a metric that is not known',
    `${METRIC('validity')}            arguments:\n              $0`,
    { first: ['validValues', 'pattern', 'missingValues', 'properties'] },
  ],
  [
    'an operator where there is none',
    `${METRIC('nullValues')}            $0`,
    { has: ['mustBe', 'mustBeLessThan', 'unit'] },
  ],
  [
    'no operator beside another one',
    `${METRIC('nullValues')}            mustBe: 0\n            $0`,
    { has: ['unit'], hasNot: ['mustBe', 'mustNotBe', 'mustBeLessThan', 'mustBeBetween'] },
  ],
  [
    'another operator in the place of one',
    `${METRIC('nullValues')}            must$0: 0\n`,
    {
      accept: ['mustBeLessThan', `${METRIC('nullValues')}            mustBeLessThan: 0\n`],
    },
  ],
  [
    'several operators before the standard wanted one',
    `${METRIC('nullValues').replace('3.1.0', '3.0.2')}            mustBeGreaterThan: 0\n            $0`,
    { has: ['mustBeLessThan'], hasNot: ['mustBeGreaterThan'] },
  ],
  [
    'fields of the only server that has those written',
    `${SERVER}    account: a\n    warehouse: w\n    $0`,
    { first: ['type', 'database', 'schema'], has: ['port'], hasNot: ['project', 'dataset'] },
  ],
  [
    'first the fields of all servers that likely are meant',
    `${SERVER}    host: h\n    port: 1\n    $0`,
    { first: ['type', 'database'], has: ['project'], hasNot: ['host', 'port'] },
  ],
  [
    'fields of a property with items',
    `${PROPERTY}        items:\n          logicalType: string\n        $0`,
    { has: ['logicalType'], hasNot: ['properties', 'items'] },
  ],
  [
    'fields of a check with a query',
    `${PROPERTY}        quality:\n          - query: SELECT 1\n            $0`,
    { has: ['type', 'mustBe'], hasNot: ['metric', 'engine'] },
  ],
  [
    'metrics of a property',
    `${PROPERTY}        quality:\n          - metric: $0`,
    { has: ['nullValues', 'duplicateValues'], hasNot: ['rowCount'] },
  ],
  [
    'metrics of an object',
    `${OBJECT}    quality:\n      - metric: $0`,
    { has: ['rowCount', 'duplicateValues'], hasNot: ['nullValues'] },
  ],
  ['half-typed key', `${HEAD}ver$0\n`, { accept: ['version', `${HEAD}version: \n`] }],
  [
    'half-typed key between others',
    `${HEAD}ver$0\nname: x\n`,
    { hasNot: ['name'], accept: ['version', `${HEAD}version: \nname: x\n`] },
  ],
  [
    'existing key keeps its value',
    `${HEAD}na$0me: x\n`,
    { accept: ['domain', `${HEAD}domain: x\n`] },
  ],
  ['newer fields are left out', `${HEAD}$0`, { hasNot: ['context'] }],
  [
    'newer fields in a newer version',
    'apiVersion: v3.2.0\nkind: DataContract\n$0',
    { has: ['context'] },
  ],
  [
    'older version',
    `${PROPERTY.replace('3.1.0', '3.0.0')}        $0`,
    { hasNot: ['relationships', 'physicalName'] },
  ],
  [
    'blank line inside a map',
    `${HEAD}description:\n  purpose: x\n  $0\n  usage: y\n`,
    { has: ['limitations'], hasNot: ['purpose', 'usage'] },
  ],
  ['first line of an empty map', `${HEAD}description:\n  $0`, { has: ['purpose'] }],
  [
    'first line above existing keys',
    `${HEAD}description:\n  $0\n  usage: x\n`,
    { has: ['purpose'], hasNot: ['usage'] },
  ],
  [
    'deeper than the map',
    `${HEAD}description:\n  purpose: x\n      $0`,
    { accept: ['usage', `${HEAD}description:\n  purpose: x\n  usage: `] },
  ],
  [
    'column of the top level after a nested map',
    `${PROPERTY}$0`,
    { has: ['servers'], hasNot: ['schema', 'logicalType'] },
  ],
  [
    'column of the object',
    `${PROPERTY}    $0`,
    { has: ['description', 'quality'], hasNot: ['properties', 'primaryKey'] },
  ],
  [
    'column of the dashes: a new item',
    `${PROPERTY}      $0`,
    { accept: ['name', `${PROPERTY}      - name: `] },
  ],
  [
    'column of the outer dashes',
    `${PROPERTY}  $0`,
    { first: ['New schema object'], accept: ['name', `${PROPERTY}  - name: `] },
  ],
  [
    'below an empty list',
    `${OBJECT}    properties:\n      $0`,
    {
      first: ['New property', 'name'],
      accept: ['name', `${OBJECT}    properties:\n      - name: `],
    },
  ],
  [
    'half-typed below an empty list',
    `${OBJECT}    properties:\n      na$0`,
    { accept: ['name', `${OBJECT}    properties:\n      - name: `] },
  ],
  [
    'above the first item of a list',
    `${OBJECT}    properties:\n      $0\n      - name: id\n`,
    { accept: ['name', `${OBJECT}    properties:\n      - name: \n      - name: id\n`] },
  ],
  [
    'after a dash',
    `${OBJECT}    properties:\n      - $0`,
    { first: ['New property', 'name'], has: ['logicalType'] },
  ],
  [
    'after a dash without a space',
    `${OBJECT}    properties:\n      -$0`,
    { accept: ['name', `${OBJECT}    properties:\n      - name: `] },
  ],
  [
    'half-typed after a dash',
    `${OBJECT}    properties:\n      - na$0\n        logicalType: string\n`,
    {
      accept: ['name', `${OBJECT}    properties:\n      - name: \n        logicalType: string\n`],
      hasNot: ['logicalType'],
    },
  ],
  [
    'list in the column of its key',
    `${HEAD}servers:\n- $0`,
    { first: ['New server', 'server', 'type'] },
  ],
  [
    'keys in a list in the column of its key',
    `${HEAD}servers:\n- server: a\n  $0`,
    { first: ['type'], hasNot: ['server'] },
  ],
  [
    'between a key and its list in the same column: a new item',
    `${HEAD}servers:\n$0\n- server: a\n`,
    {
      first: ['New server', 'server'],
      accept: ['server', `${HEAD}servers:\n- server: \n- server: a\n`],
    },
  ],
  [
    'column of keys and dashes: a new item or a key',
    `${HEAD}schema:\n- name: a\n  properties:\n  - name: b\n  $0`,
    {
      first: ['New property'],
      has: ['quality', 'description'],
      hasNot: ['properties'],
      accept: [
        'New property',
        `${HEAD}schema:\n- name: a\n  properties:\n  - name: b\n  - name: \n    logicalType: string`,
      ],
    },
  ],
  [
    'below an empty key where lists stand in the column of their keys',
    `${HEAD}tags:\n- a\nservers:\n$0`,
    {
      first: ['New server'],
      has: ['id'],
      accept: ['New server', `${HEAD}tags:\n- a\nservers:\n- server: \n  type: postgres`],
    },
  ],
  [
    'below an empty key where lists stand deeper',
    `${HEAD}tags:\n  - a\nservers:\n$0`,
    { hasNot: ['New server'], has: ['id'] },
  ],
  [
    'below an empty list in a broken file',
    `${HEAD}name: "abc\nservers:\n  $0`,
    { first: ['New server'], accept: ['server', `${HEAD}name: "abc\nservers:\n  - server: `] },
  ],
  [
    'server type decides',
    `${SERVER}    type: kafka\n    $0`,
    { first: ['host'], has: ['format'], hasNot: ['project', 'account'] },
  ],
  [
    'logical type decides about options',
    `${PROPERTY}        logicalType: string\n        logicalTypeOptions:\n          $0`,
    { has: ['minLength', 'pattern'], hasNot: ['minimum'] },
  ],
  [
    'options of another logical type',
    `${PROPERTY}        logicalType: integer\n        logicalTypeOptions:\n          $0`,
    { has: ['minimum'], hasNot: ['minLength'] },
  ],
  [
    'kind of quality check',
    `${OBJECT}    quality:\n      - type: sql\n        $0`,
    { first: ['query'], hasNot: ['metric', 'engine'] },
  ],
  ['flow map', `${HEAD}schema: [{ name: a, $0 }]\n`, { has: ['properties'], hasNot: ['name'] }],
  [
    'flow map, half typed',
    `${HEAD}schema: [{ name: a, de$0 }]\n`,
    { accept: ['description', `${HEAD}schema: [{ name: a, description:  }]\n`] },
  ],
  [
    'flow map that is not closed',
    `${HEAD}schema: [{ name: a, $0\nservers: []\n`,
    { has: ['properties'], hasNot: ['name'] },
  ],
  ['flow map at the end of the file', `${HEAD}schema: [{ name: a, $0`, { has: ['properties'] }],
  [
    'flow map on several lines',
    `${HEAD}price: {\n  priceAmount: 1,\n  $0\n}\n`,
    { has: ['priceUnit'], hasNot: ['priceAmount'] },
  ],
  [
    'unclosed quote above',
    `${HEAD}schema:\n  - name: "orders\n    properties:\n      - name: id\n        $0\n      - name: b\n        description: "x"\n`,
    { has: ['logicalType', 'primaryKey'], hasNot: ['name'] },
  ],
  [
    'unclosed quote on the line above',
    `${HEAD}name: "abc\nst$0\nid: x\ndomain: "d"\n`,
    {
      hasNot: ['name', 'id', 'domain'],
      accept: ['status', `${HEAD}name: "abc\nstatus: \nid: x\ndomain: "d"\n`],
    },
  ],
  [
    'unclosed quote on the line above, in an item',
    `${PROPERTY.replace('id\n', '"id\n')}        logi$0\n      - name: "b"\n`,
    {
      hasNot: ['name'],
      accept: [
        'logicalType',
        `${PROPERTY.replace('id\n', '"id\n')}        logicalType: \n      - name: "b"\n`,
      ],
    },
  ],
  [
    'unclosed quote on the line above, at the end of the file',
    `${HEAD}description:\n  purpose: 'abc\n  us$0`,
    { has: ['usage'], hasNot: ['purpose'] },
  ],
  [
    'unclosed quote on the line above, CRLF',
    `${HEAD}price:\n  priceUnit: "abc\n  pr$0\nname: x\n`.replaceAll('\n', '\r\n'),
    { has: ['priceAmount'], hasNot: ['priceUnit'] },
  ],
  [
    'in a text that is deeper than its key',
    `${HEAD}description:\n  purpose: "abc\n    us$0\n`,
    { none: true },
  ],
  [
    'on a blank line of a text that is closed below',
    `${HEAD}description:\n  purpose: "abc\n$0\n    def"\n`,
    { none: true },
  ],
  [
    'half-typed below an unclosed bracket and quote',
    `${OBJECT}    tags: ["a]\n    de$0\n`,
    { has: ['description'], hasNot: ['tags', 'name'] },
  ],
  [
    'unclosed bracket above',
    `${HEAD}schema:\n  - name: orders\n    tags: [a, b\n    $0\n`,
    { has: ['properties'], hasNot: ['tags', 'name'] },
  ],
  ['tabs', `${HEAD}description:\n\tpur$0`, { has: ['purpose'] }],
  ['CRLF', `${HEAD}price:\n  $0\nname: x\n`.replaceAll('\n', '\r\n'), { has: ['priceAmount'] }],
  [
    'CRLF in what is inserted',
    `${HEAD}$0`.replaceAll('\n', '\r\n'),
    { snippet: ['tags', 'tags:\r\n  - $0'] },
  ],
  ['byte order mark', `\uFEFF${HEAD}$0`, { first: ['id'] }],
  ['after non-ASCII text', `${HEAD}name: Ünïcödé 😀\n$0`, { first: ['id'] }],
  ['second document', `${HEAD}---\n${HEAD}description:\n  $0`, { has: ['purpose'] }],
  [
    'merge key',
    `${OBJECT}    properties:\n      - &base\n        name: a\n        description: b\n      - <<: *base\n        $0`,
    { hasNot: ['description'], has: ['logicalType'] },
  ],
  [
    'JSON',
    '{\n  "apiVersion": "v3.1.0",\n  "kind": "DataContract",\n  $0\n}',
    { accept: ['id', '{\n  "apiVersion": "v3.1.0",\n  "kind": "DataContract",\n  "id": ""\n}'] },
  ],
  [
    'JSON, in quotes, comma missing before',
    '{\n  "apiVersion": "v3.1.0"\n  "st$0"\n}',
    { accept: ['status', '{\n  "apiVersion": "v3.1.0",\n  "status": ""\n}'] },
  ],
  [
    'JSON, comma missing behind',
    '{\n  "apiVersion": "v3.1.0",\n  $0\n  "name": "x"\n}',
    {
      accept: ['id', '{\n  "apiVersion": "v3.1.0",\n  "id": "",\n  "name": "x"\n}'],
      hasNot: ['name'],
    },
  ],
  [
    'JSON, nested',
    '{"apiVersion": "v3.1.0", "kind": "DataContract", "servers": [{"server": "a", "type": "kafka", $0}]}',
    { has: ['host'], hasNot: ['account'] },
  ],
  ['in a comment', `${HEAD}# $0`, { none: true }],
  ['behind a comment sign', `${HEAD}name: x # $0`, { none: true }],
  ['in a block scalar', `${HEAD}description:\n  purpose: |\n    some $0`, { none: true }],
  [
    'on an empty line of a block scalar',
    `${HEAD}description:\n  purpose: |\n    some\n    $0\n    more\n`,
    { none: true },
  ],
  [
    'behind a block scalar',
    `${HEAD}description:\n  purpose: |\n    some: text\n  $0`,
    { has: ['usage'], hasNot: ['purpose'] },
  ],
  [
    'in a free map',
    `${HEAD}customProperties:\n  - property: a\n    value:\n      $0`,
    { none: true },
  ],
  [
    'in a document of another kind',
    'kind: DataContract\napiVersion: example.com/v1\nservers:\n  $0',
    { none: true },
  ],
];

const values: readonly (readonly [string, string, Expected])[] = [
  [
    'enum',
    `${PROPERTY}        logicalType: $0`,
    { has: ['string', 'timestamp'], hasNot: ['vector'] },
  ],
  [
    'enum without a space',
    `${PROPERTY}        logicalType:$0`,
    { accept: ['date', `${PROPERTY}        logicalType: date`] },
  ],
  [
    'enum replaces the whole value',
    `${PROPERTY}        logicalType: st$0ring # text\n`,
    { accept: ['date', `${PROPERTY}        logicalType: date # text\n`] },
  ],
  [
    'before the value',
    `${PROPERTY}        logicalType: $0string\n`,
    { accept: ['date', `${PROPERTY}        logicalType: date\n`] },
  ],
  [
    'older enum',
    `${PROPERTY.replace('3.1.0', '3.0.2')}        logicalType: $0`,
    { hasNot: ['timestamp'], has: ['date'] },
  ],
  [
    'on the line below the key',
    `${PROPERTY}        logicalType:\n          st$0\n`,
    { has: ['string'] },
  ],
  ['suggestions', `${HEAD}status: $0`, { first: ['proposed', 'draft', 'active'] }],
  ['double quotes', `${HEAD}status: "a$0"\n`, { accept: ['active', `${HEAD}status: "active"\n`] }],
  ['single quotes', `${HEAD}status: '$0'\n`, { accept: ['active', `${HEAD}status: 'active'\n`] }],
  [
    'quote that is not closed',
    `${HEAD}status: "a$0\nname: x\n`,
    { accept: ['active', `${HEAD}status: "active"\nname: x\n`] },
  ],
  ['boolean', `${PROPERTY}        required: $0`, { first: ['true', 'false'] }],
  ['versions', 'kind: DataContract\napiVersion: $0', { first: ['v3.2.0', 'v3.1.0'] }],
  [
    'versions above the declared one',
    'kind: DataContract\napiVersion: v3.0$0.0\n',
    { has: ['v3.2.0'] },
  ],
  [
    'server type that has the fields written',
    `${SERVER}    account: a\n    warehouse: w\n    type: $0`,
    { first: ['snowflake'], has: ['postgres'] },
  ],
  [
    'server types that have the fields written, the narrowest first',
    `${SERVER}    type: $0\n    host: h\n    port: 1\n    database: d\n    schema: s\n`,
    { first: ['postgres', 'postgresql'], last: ['custom'] },
  ],
  [
    'server type in braces',
    `${HEAD}servers: [{ server: a, project: p, dataset: d, type: $0 }]`,
    { first: ['bigquery'] },
  ],
  [
    'type of a property with items',
    `${PROPERTY}        items:\n          logicalType: string\n        logicalType: $0`,
    { first: ['array', 'string'] },
  ],
  [
    'type of a check with a query',
    `${PROPERTY}        quality:\n          - query: SELECT 1\n            type: $0`,
    { first: ['sql', 'library'] },
  ],
  ['server types', `${SERVER}    type: $0`, { has: ['postgres', 'kafka', 'custom'] }],
  [
    'flow value',
    `${HEAD}servers: [{ server: a, type: $0 }]`,
    { accept: ['kafka', `${HEAD}servers: [{ server: a, type: kafka }]`] },
  ],
  [
    'flow value without a space',
    `${HEAD}servers: [{ server: a, type:$0 }]`,
    { accept: ['kafka', `${HEAD}servers: [{ server: a, type: kafka }]`] },
  ],
  [
    'JSON value',
    '{"apiVersion": "v3.1.0", "kind": "DataContract", "status": "$0"}',
    { accept: ['active', '{"apiVersion": "v3.1.0", "kind": "DataContract", "status": "active"}'] },
  ],
  [
    'JSON value without quotes',
    '{"apiVersion": "v3.1.0", "kind": "DataContract", "status": $0}',
    { accept: ['active', '{"apiVersion": "v3.1.0", "kind": "DataContract", "status": "active"}'] },
  ],
  [
    'JSON boolean',
    '{"apiVersion": "v3.1.0", "schema": [{"name": "a", "properties": [{"name": "b", "required": $0}]}]}',
    { has: ['true'] },
  ],
  ['free text', `${HEAD}name: $0`, { none: true }],
  ['behind a finished value', `${HEAD}status: active $0`, { none: true }],
];

const insertions: readonly (readonly [string, string, Expected])[] = [
  [
    'list of maps',
    `${HEAD}serv$0`,
    {
      snippet: [
        'servers',
        'servers:\n  - server: $1\n    type: ${2|postgres,postgresql,snowflake,bigquery,databricks,s3,kafka,redshift,azure,sqlserver,mysql,oracle,duckdb,local,api,athena,glue,trino,presto,synapse,clickhouse,cloudsql,pubsub,kinesis,sftp,db2,denodo,dremio,informix,vertica,hive,impala,zen,custom|}$0',
      ],
    },
  ],
  [
    'properties',
    `${OBJECT}    prop$0`,
    {
      snippet: [
        'properties',
        'properties:\n      - name: $1\n        logicalType: ${2|string,date,timestamp,time,number,integer,object,array,boolean|}$0',
      ],
    },
  ],
  [
    'boolean',
    `${PROPERTY}        req$0`,
    { snippet: ['required', 'required: ${1|true,false|}$0'] },
  ],
  ['scalar', `${HEAD}na$0`, { snippet: ['name', 'name: $0'] }],
  ['constant', 'apiVersion: v3.1.0\n$0', { snippet: ['kind', 'kind: DataContract$0'] }],
  ['empty map', `${HEAD}desc$0`, { snippet: ['description', 'description:\n  $0'] }],
  [
    'indentation of the file',
    `apiVersion: v3.1.0\nprice:\n    priceAmount: 1\n$0`,
    { snippet: ['tags', 'tags:\n    - $0'] },
  ],
  [
    'flow',
    `${HEAD}schema: [{ $0 }]`,
    {
      snippet: [
        'quality',
        'quality: [{ type: library, metric: ${1|duplicateValues,rowCount|}, mustBe: $2 }]$0',
      ],
    },
  ],
  [
    'list behind its key',
    `${HEAD}servers: $0\n`,
    { accept: ['New server', `${HEAD}servers:\n  - server: \n    type: postgres\n`] },
  ],
  [
    'list behind its key, before a comment',
    `${HEAD}servers: $0 # ours\n`,
    { accept: ['New server', `${HEAD}servers: # ours\n  - server: \n    type: postgres\n`] },
  ],
  [
    'list of a half-typed key before a comment',
    `${HEAD}ser$0 # ours\n`,
    { accept: ['servers', `${HEAD}servers: # ours\n  - server: \n    type: postgres\n`] },
  ],
  [
    'single value of a half-typed key before a comment',
    `${HEAD}na$0 # ours\n`,
    { accept: ['name', `${HEAD}name:  # ours\n`] },
  ],
  [
    'new item before a comment',
    `${HEAD}servers:\n  - $0 # ours\n`,
    { accept: ['New server', `${HEAD}servers:\n  - server:  # ours\n    type: postgres\n`] },
  ],
  [
    'list behind its key, as the other lists stand',
    `${HEAD}tags:\n- a\nservers: $0\n`,
    {
      accept: ['New server', `${HEAD}tags:\n- a\nservers:\n- server: \n  type: postgres\n`],
    },
  ],
  [
    'lists in the column of their keys',
    `${HEAD}tags:\n- a\nsch$0`,
    {
      accept: [
        'schema',
        `${HEAD}tags:\n- a\nschema:\n- name: \n  properties:\n  - name: \n    logicalType: string`,
      ],
    },
  ],
  [
    'a list of values in an item, in the column of its key, CRLF',
    `${HEAD}schema:\n- name: a\n  ta$0`.replaceAll('\n', '\r\n'),
    { snippet: ['tags', 'tags:\r\n  - $0'] },
  ],
  [
    'a server of a type',
    `${HEAD}servers:\n  - $0`,
    { snippet: ['New server: s3', 'server: $1\n    type: s3\n    location: $2$0'] },
  ],
];

describe('keys', () => {
  test.each(keys)('%s', (_title, fixture, expected) => {
    checkCompletion(fixture, expected);
  });
});

describe('values', () => {
  test.each(values)('%s', (_title, fixture, expected) => {
    checkCompletion(fixture, expected);
  });
});

describe('what is inserted', () => {
  test.each(insertions)('%s', (_title, fixture, expected) => {
    checkCompletion(fixture, expected);
  });

  test('a whole contract in an empty file', () => {
    for (const fixture of ['$0', '\n$0\n', '# a comment\n$0']) {
      const { ide, offset } = openAtCursor(fixture);
      const [item] = completionAt(ide, offset, english);
      expect(item?.label).toBe('New data contract');
      expect(item?.newText).toContain('kind: DataContract\n');
      expect(item?.newText).toContain('schema:\n  - name: ');
    }
  });

  test('deprecated keys are tagged and last', () => {
    const { ide, offset } = openAtCursor(`${HEAD}$0`);
    const items = completionAt(ide, offset, english);
    const tagged = items.filter((item) => item.deprecated).map((item) => item.label);
    expect(tagged).toEqual(['dataProduct', 'slaDefaultElement']);
    expect(items.slice(-2).map((item) => item.label)).toEqual(tagged);
  });
});

test('the explanation of a field ends with its place in the field reference', () => {
  const { ide, offset } = openAtCursor(`${HEAD}$0`);
  const pages = { base: 'https://example.com/fields' };
  const items = completionAt(ide, offset, english, undefined, pages);
  const id = items.find(({ label }) => label === 'id');
  expect(id?.documentation).toMatch(
    /\n\n\[Field reference\]\(https:\/\/example\.com\/fields\/contract\.md#data-contract\)$/,
  );
});
