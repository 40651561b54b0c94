import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { ourSchema } from './our-schema.ts';

const schemas = new Map(odcs.versions.map((version) => [version, ourSchema(version)]));

/** Problems of a document that has the head of a contract and this text. */
function problems(version: string, text: string): readonly string[] {
  const head = { apiVersion: `v${version}`, kind: 'DataContract', id: 'x', version: '1.0.0' };
  return schemas.get(version)!({ ...head, status: 'active', ...(parse(text) as object) });
}

const property = (text: string): string =>
  `schema: [{ name: o, properties: [{ name: p, ${text} }] }]`;
const check = (text: string): string => property(`quality: [{ ${text} }]`);

describe.each(odcs.versions)('the generated schema of %s', (version) => {
  test.each([
    ['a minimal contract', '{}'],
    ['null in an optional field', 'description: { purpose: null }\ntags:\nschema:'],
    [
      'a variable for a port',
      'servers: [{ server: s, type: oracle, host: h, port: "${P}", serviceName: n }]',
    ],
    ['a variable for a value of a closed list', property('logicalType: "${TYPE:-string}"')],
    ['a variable for a flag', property('required: "${FLAG}"')],
    ['a variable in an address', 'servers: [{ server: s, type: api, location: "${BASE}/orders" }]'],
    [
      'braces in an address',
      'servers: [{ server: s, type: s3, location: "s3://b/{model}/*.json" }]',
    ],
    ['options before the logical type', property('logicalTypeOptions: { minLength: 1 }')],
    ['an item without a name', property('logicalType: array, items: { logicalType: string }')],
  ])('accepts %s', (_title, text) => {
    expect(problems(version, text)).toEqual([]);
  });

  test.each([
    ['null in a required field', 'version:'],
    ['null in a list', 'tags: [null]'],
    ['an empty id', 'id: ""'],
    ['an unknown field', 'owner: me'],
    ['a variable for a list', 'tags: "${TAGS}"'],
    ['a number for a text', 'version: 1.0'],
    [
      'options of another logical type',
      property('logicalType: string, logicalTypeOptions: { minimum: 1 }'),
    ],
    ['items of a string', property('logicalType: string, items: { logicalType: string }')],
    ['an impossible date', 'contractCreatedTs: "2026-02-30T00:00:00Z"'],
    ['a sql check without query', check('type: sql, mustBe: 0')],
    ['a server without what its type needs', 'servers: [{ server: s, type: bigquery }]'],
    ['an address without scheme', 'servers: [{ server: s, type: api, location: example.com }]'],
  ])('refuses %s', (_title, text) => {
    expect(problems(version, text)).not.toEqual([]);
  });
});

describe('versions', () => {
  test.each([
    ['status', '3.1.0', '3.2.0', 'status: null'],
    ['timestamp', '3.0.2', '3.1.0', property('logicalType: timestamp')],
    ['team object', '3.0.2', '3.1.0', 'team: { members: [{ username: u }] }'],
    ['metric', '3.0.2', '3.1.0', check('metric: rowCount, mustBe: 1')],
    ['impala', '3.0.2', '3.1.0', 'servers: [{ server: s, type: impala, host: h, database: d }]'],
    ['physicalName', '3.0.1', '3.0.2', property('physicalName: x')],
    ['authoritativeDefinitions', '3.0.0', '3.0.1', 'authoritativeDefinitions: []'],
    [
      'numeric bound',
      '3.0.2',
      '3.1.0',
      property('logicalType: integer, logicalTypeOptions: { exclusiveMinimum: 1 }'),
    ],
    ['enum', '3.1.0', '3.2.0', property('enum: [{ value: a }]')],
    [
      'text port',
      '3.1.0',
      '3.2.0',
      'servers: [{ server: s, type: mysql, host: h, port: "1", database: d }]',
    ],
  ])('%s: refused in %s, accepted in %s', (_title, before, after, text) => {
    expect(problems(before, text)).not.toEqual([]);
    expect(problems(after, text)).toEqual([]);
  });

  test.each([
    ['rule alone', '3.0.2', '3.1.0', check('rule: rowCount, mustBe: 1')],
    [
      'two operators',
      '3.0.2',
      '3.1.0',
      check('rule: r, metric: rowCount, mustBe: 1, mustNotBe: 2'),
    ],
    ['unknown field of a role', '3.0.2', '3.1.0', 'roles: [{ role: r, level: 1 }]'],
  ])('%s: accepted in %s, refused in %s', (_title, before, after, text) => {
    expect(problems(before, text)).toEqual([]);
    expect(problems(after, text)).not.toEqual([]);
  });
});
