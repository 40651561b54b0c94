import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import type { Finding } from '../../../server/src/lint/rule.ts';
import { odps } from '../../../server/src/spec/odps/odps.ts';
import { variableSource } from '../../../server/src/spec/variables.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { mutate, seeded, vocabularyOf } from '../spec/mutations.ts';
import { ourSchema } from '../spec/our-schema.ts';
import { engine, messageOf, ruleOf } from './check.ts';

/** The standard's own schema and examples, where they lie beside the repository; they are no part of it. */
const folder = join(import.meta.dirname, '../../../../shared/odps/bitol');
const hasOfficialFiles = existsSync(folder);
const root = join(import.meta.dirname, '../../..');

// The module is CommonJS: its default export is the namespace for Node, the function for the types.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2019) => void;

const ours = new Map(odps.versions.map((version) => [version, ourSchema(version, odps)]));
const vocabulary = vocabularyOf(odps);

/** As for a file whose name ends in `.odps.yaml`: what a change does to `kind` leaves it a product. */
function lint(document: unknown): readonly Finding[] {
  const text = JSON.stringify(document, undefined, 1);
  return engine.lint(parseYaml(text), defaultConfig, 'odps').findings;
}

/** Findings on structure that make a document invalid. */
function errorsOf(document: unknown): readonly Finding[] {
  return lint(document).filter(
    ({ severity, code }) => severity === 'error' && ruleOf(code).meta.family !== 'meaning',
  );
}

function read(path: string): unknown {
  return parse(readFileSync(path, 'utf8')) as unknown;
}

/** One with every field, so that mutations reach all of them. */
const whole = {
  apiVersion: 'v1.0.0',
  kind: 'DataProduct',
  id: 'p',
  status: 'active',
  description: { purpose: 'Why', customProperties: [{ property: 'a', value: 1 }] },
  authoritativeDefinitions: [{ type: 'implementation', url: 'https://example.com/a' }],
  inputPorts: [{ name: 'in', version: '1.0.0', contractId: 'c', tags: ['x'] }],
  outputPorts: [
    {
      name: 'out',
      version: '1.0.0',
      sbom: [{ url: 'https://example.com/sbom' }],
      inputContracts: [{ id: 'c', version: '1.0.0' }],
    },
  ],
  managementPorts: [{ name: 'm', content: 'control', url: 'https://example.com/m' }],
  support: [{ channel: 'help', url: 'mailto:a@example.com' }],
  team: { name: 't', members: [{ username: 'a', dateIn: '2026-01-01' }] },
  productCreatedTs: '2026-01-01T10:00:00Z',
};

const examples: readonly unknown[] = [
  whole,
  read(
    join(
      root,
      'examples/churn/specs/contracts/data-products/customer_success/churn_report.odps.yaml',
    ),
  ),
  ...(hasOfficialFiles
    ? ['customer-data-product.odps.yaml', 'simple-data-product.odps.yaml'].map((name) =>
        read(join(folder, name)),
      )
    : []),
];

/** Ours, where one ends with a change: no two changes of a run are the same. */
function* mutations(count: number, seed: number): Generator {
  const random = seeded(seed);
  for (let round = 0; round < count; round++) {
    const document = examples[Math.floor(random() * examples.length)];
    const changed = mutate(document, random, vocabulary);
    yield random() < 0.3 ? mutate(changed, random, vocabulary) : changed;
  }
}

function versionOf(document: unknown): string {
  const declared = String((document as { apiVersion?: unknown }).apiVersion).replace(/^v/, '');
  return odps.versions.includes(declared) ? declared : '1.1.0';
}

test('linter and generated schema agree on examples and mutations of data products', () => {
  const found = [...examples, ...mutations(300, 7)].flatMap((document) => {
    const errors = errorsOf(document);
    const problems = ours.get(versionOf(document))?.(document) ?? [];
    if (errors.length > 0 === problems.length > 0) return [];
    const said = errors.map((one) => `${one.code}: ${messageOf(one)}`);
    return [
      `linter: ${said.join('; ') || 'valid'}\najv: ${problems.join('; ') || 'valid'}\n${JSON.stringify(document)}`,
    ];
  });
  expect(found.slice(0, 3)).toEqual([]);
});

const official = hasOfficialFiles ? describe : (): undefined => undefined;

official('official files', () => {
  test('the official examples have no errors and no warnings', () => {
    const found = examples.flatMap((document) =>
      lint(document).filter(({ severity }) => severity === 'error' || severity === 'warning'),
    );
    expect(found).toEqual([]);
  });

  test('linter and official schema agree on examples and mutations', () => {
    const ajv = new Ajv2019({ strict: false });
    addFormats(ajv);
    const validate = ajv.compile(read(join(folder, 'odps-json-schema-v1.0.0.json')) as object);
    const found = [...examples, ...mutations(300, 11)].flatMap((document) => {
      const errors = errorsOf(document);
      const isValid = validate(document);
      if (isValid === (errors.length === 0) || isDeviation(document, isValid)) return [];
      const said = errors.map((one) => `${one.code}: ${messageOf(one)}`);
      return [
        `linter: ${said.join('; ') || 'valid'}\nofficial: ${isValid ? 'valid' : ajv.errorsText(validate.errors)}\n${JSON.stringify(document)}`,
      ];
    });
    expect(found.slice(0, 3)).toEqual([]);
  });
});

/** Where our verdict differs on purpose: the reasons are those of contracts. */
function isDeviation(document: unknown, isValid: boolean): boolean {
  // Strict: what identifies something is not empty.
  if (isValid) return some(document, (value) => value === '');
  // Lax: null means no field, a variable is anything, and later versions are not known in full.
  return some(
    document,
    (value) =>
      value === null ||
      value === 'v1.1.0' ||
      (typeof value === 'string' && new RegExp(variableSource).test(value)),
  );
}

function some(value: unknown, holds: (scalar: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return holds(value);
  return Object.values(value).some((item) => some(item, holds));
}
