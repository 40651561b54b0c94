import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { convertContract } from '../../../../server/src/lint/convert/convert-contract.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import type { YamlNode } from '../../../../server/src/syntax/yaml/tree.ts';
import { check, fixesOf, lint, messageOf, spec } from '../check.ts';

const folder = join(import.meta.dirname, 'fixtures');
const files = globSync('*.yaml', { cwd: folder }).sort();

function convert(text: string): string {
  const file = parseYaml(text);
  return convertContract(file, file.documents[0]!, spec) ?? '';
}

/** Every value of a tree but flags, which change their name and sign. */
function* valuesIn(node: YamlNode | undefined): Generator<string> {
  if (node?.kind === 'map') for (const { value } of node.pairs) yield* valuesIn(value);
  else if (node?.kind === 'sequence') for (const { value } of node.items) yield* valuesIn(value);
  else if (node?.kind === 'scalar' && node.value !== null && typeof node.value !== 'boolean') {
    yield String(node.value).trim();
  }
}

describe.each(files)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const converted = convert(text);

  test('becomes a contract without errors', () => {
    const { findings, contracts } = lint(converted);
    expect(contracts[0]?.dialect).toBe('odcs');
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map((one) => `${one.code}: ${messageOf(one)}`)).toEqual([]);
  });

  test('keeps every comment and every value', () => {
    for (const [comment] of text.matchAll(/(?<=^|\s)# .*$/gm)) expect(converted).toContain(comment);
    const before = [...valuesIn(parseYaml(text).documents[0]?.tree())];
    const after = [...valuesIn(parseYaml(converted).documents[0]?.tree())].map((one) =>
      one.toLowerCase(),
    );
    const isFormat = (value: string): boolean =>
      /^(?:#\/definitions\/.*|v?[012]\.[\d.]+|\d+)$/.test(value);
    const lost = before.filter((value) => {
      const folded = value.toLowerCase();
      return !isFormat(value) && !after.some((other) => other.includes(folded));
    });
    expect(lost).toEqual([]);
  });

  test('is offered as the fix of the one finding', () => {
    const [finding, ...others] = lint(text).findings;
    expect(others).toEqual([]);
    expect(finding?.code).toBe('contract-format');
    const [fix] = fixesOf(text, finding!);
    expect(fix?.safety).toBe('unsafe');
    expect(applyEdits(text, fix!.edits)).toBe(converted);
  });

  test('keeps the line breaks of Windows', () => {
    const windows = convert(text.replaceAll('\n', '\r\n'));
    expect(windows.replaceAll('\r\n', '\n')).toBe(converted);
  });
});

test('what becomes of the parts', () => {
  const converted = convert(`dataContractSpecification: 1.1.0
id: orders
info: { title: Orders, version: 1.0.0, status: active }
models:
  orders:
    type: table
    fields:
      total: { type: decimal, precision: 10, scale: 2, required: true } # gross
`);
  check(converted);
  expect(converted).toBe(`apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.0.0
status: active
schema:
  - name: orders
    physicalType: table
    properties:
      - name: total # gross
        physicalType: decimal(10, 2)
        logicalType: number
        required: true
`);
});

test('a list is no contract to convert', () => {
  expect(convert('- a\n')).toBe('');
});

/** The converted fields of one model. */
function fields(...lines: readonly string[]): string {
  const head = 'dataContractSpecification: 1.1.0\nid: a\nmodels:\n  m:\n    fields:\n';
  const converted = convert(`${head}${lines.map((line) => `      ${line}\n`).join('')}`);
  const { findings } = lint(converted);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return converted.slice(converted.indexOf('- name: m'));
}

test('types of the platform stay, in quotes only where they need them', () => {
  expect(fields('a: { type: text }')).toContain('physicalType: text\n');
  expect(fields('a: { type: timestamp }')).toContain(
    'physicalType: timestamp\n        logicalType: timestamp\n',
  );
  expect(fields('a: { type: "null: x" }')).toContain('physicalType: "null: x"\n');
});

test('personal data stays named, whatever it says of the classification', () => {
  const custom = 'customProperties:\n          - property: pii\n            value: true\n';
  expect(fields('a: { pii: true }')).toContain(`classification: confidential\n        ${custom}`);
  expect(fields('a: { pii: true, classification: secret }')).toContain(
    `classification: secret\n        ${custom}`,
  );
});

test.each([
  ['{ name: A, url: https://x.example/a }', 'contact', 'https://x.example/a'],
  ['{ name: A, email: a@x.example }', 'email', 'mailto:a@x.example'],
])('a contact is a channel of support: %s', (contact, channel, url) => {
  const converted = convert(
    `dataContractSpecification: 1.1.0\nid: a\ninfo: { contact: ${contact} }\n`,
  );
  expect(converted).toContain(
    `support:\n  - channel: ${channel}\n    url: ${url}\n    description: A\n`,
  );
});

test('the key of a model stands in its properties, in its order, with its comments', () => {
  const converted = convert(
    'dataContractSpecification: 1.1.0\nid: a\nmodels:\n  m:\n    # the key\n    primaryKey: [b, a] # of two\n    fields:\n      a: { type: int }\n      b: { type: int }\n',
  );
  expect(converted).toContain(`      - name: a
        physicalType: int
        logicalType: integer
        primaryKey: true
        primaryKeyPosition: 2
      - name: b
        physicalType: int
        logicalType: integer
        # the key
        primaryKey: true # of two
        primaryKeyPosition: 1
`);
});

test.each([
  ['of one property', '[a]', 'logicalType: integer\n        primaryKey: true\n'],
  ['that names what is not there', '[x]', 'property: primaryKey\n        value:\n          - x\n'],
])('the key of a model %s', (_, key, part) => {
  const converted = convert(
    `dataContractSpecification: 1.1.0\nid: a\nmodels:\n  m:\n    primaryKey: ${key}\n    fields:\n      a: { type: int }\n`,
  );
  expect(converted).toContain(part);
});

test('service levels keep their schedule and what they are about', () => {
  const converted = convert(`dataContractSpecification: 1.1.0
id: a
models: { m: { fields: { ts: { type: date } } } }
servicelevels:
  frequency: { interval: daily, cron: 0 0 * * * } # at night
  freshness:
    threshold: 25h # at most
    timestampField: m.ts # of arrival
  retention: { timestampField: x.ts, unlimited: true, description: For ever }
`);
  expect(converted).toContain(`slaProperties:
  - property: frequency # at night
    value: daily
    schedule: 0 0 * * *
    scheduler: cron
  - property: freshness
    value: 25h # at most
    element: m.ts # of arrival
  - property: retention
    value: For ever
    description: For ever
customProperties:
  - property: slaPropertiesRetentionTimestampField
    value: x.ts
  - property: slaPropertiesRetentionUnlimited
    value: true
`);
});

test('comments on what is taken apart go with its parts', () => {
  const converted = convert(`dataContractSpecification: 1.1.0
id: a
# who
info: # and what
  title: Orders
  contact: # whom to ask
    name: A # a person
    # her page
    url: https://x.example/a # on the intranet
# how
terms:
  usage: all
`);
  expect(converted).toBe(`apiVersion: v3.1.0
kind: DataContract
id: a
# who
# and what
name: Orders
version: 0.0.1
status: draft
description:
  # how
  usage: all
support: # whom to ask
  - channel: contact
    # her page
    url: https://x.example/a # on the intranet
    description: A # a person
`);
});

test('credentials are left out, and the file says so', () => {
  const old = convert(
    'kind: DataContract\napiVersion: v2.2.2\nuuid: a\nversion: 1.0.0\nstatus: active\nusername: scott\npassword: tiger # rotate\n',
  );
  expect(old).not.toMatch(/scott|tiger/);
  expect(old).toContain(
    '# Left out, since credentials do not belong in a contract: username, password.\n',
  );
  expect(old).toContain('# rotate\n');
  const server = convert(
    'dataContractSpecification: 1.1.0\nid: a\nservers:\n  p: { type: custom, user: scott, accessKey: tiger }\n',
  );
  expect(server).not.toMatch(/scott|tiger/);
  expect(server).toContain(': user, accessKey.\n');
});

describe('a mixture of formats', () => {
  const head =
    'apiVersion: v3.2.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\n';
  const mixed = `${head}team:\n  name: shop\ninfo:\n  title: Orders\n  version: 1.0.0\n  owner: me\n  status: draft\n`;

  test('keeps its version, what it says already, and what else `info` says', () => {
    const [finding] = lint(mixed).findings;
    expect(finding?.code).toBe('known-fields');
    const after = applyEdits(mixed, fixesOf(mixed, finding!)[0]!.edits);
    expect(after).toContain('apiVersion: v3.2.0\n');
    expect(after).toContain('name: Orders\n');
    expect(after).toContain('team:\n  name: shop\n');
    expect(after).toContain('- property: infoOwner\n    value: me\n');
    expect(after).toContain('status: active\n');
    expect(after).toContain('- property: infoStatus\n    value: draft\n');
    // The same twice is said once.
    expect(after).not.toContain('infoVersion');
  });
});

test('references, people and schedules of older formats get their form of today', () => {
  const text = `apiVersion: v2.2.2
kind: DataContract
uuid: orders
version: 1.0.0
status: current
stakeholders:
  - username: ceo
    role: Owner
dataset:
  - table: orders
    columns:
      - column: id
        logicalType: string
    quality:
      - code: rowCount
        scheduleCronExpression: 0 20 * * *
        toolName: Elevate
`;
  const converted = convert(text);
  expect(converted).toContain('team:\n  members:\n    - username: ceo\n');
  expect(converted).toContain('schedule: 0 20 * * *\n');
  expect(converted).toContain('scheduler: cron\n');
});

test('a reference to a table of the file becomes a relationship, another stays as it is', () => {
  const text = `dataContractSpecification: 1.1.0
id: orders
info:
  title: Orders
  version: 1.0.0
models:
  orders:
    fields:
      customer_id:
        type: string
        references: customers.id # who bought
      shop:
        type: string
        references: shops.id
  customers:
    fields:
      id:
        type: string
`;
  const converted = convert(text);
  expect(converted).toMatch(/relationships:\n +- to: customers\.id # who bought\n/);
  expect(converted).toMatch(/- property: references\n +value: shops\.id\n/);
});
