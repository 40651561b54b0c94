import { expect, test } from 'vitest';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import type { Finding } from '../../../server/src/lint/rule.ts';
import { policyIds, type PolicyId } from '../../../server/src/spec/dialects.ts';
import { policies } from '../../../server/src/spec/governance/policies.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { mutate, seeded, vocabularyOf } from '../spec/mutations.ts';
import { ourSchema } from '../spec/our-schema.ts';
import { engine, messageOf, ruleOf } from './check.ts';
import { policyData } from './policies.ts';

/** `naming.json` of the text that the project began with, word for word. */
const founding = {
  layers: {
    staging: { prefix: 'stg_', materialization: 'view' },
    intermediate: { prefix: 'int_', materialization: 'ephemeral' },
    marts: { prefix: 'fct_|dim_', materialization: 'table' },
  },
  column_rules: {
    boolean: { prefix: 'is_|has_', example: 'is_active' },
    timestamp: { suffix: '_at', timezone: 'UTC' },
  },
};

/** With what the examples do not use. */
const more: Readonly<Record<PolicyId, unknown>> = {
  naming: {
    $schema: '../schemas/naming.schema.json',
    version: '1.0',
    extends: '../naming.json',
    layers: {
      raw: {
        prefix: ['raw_', 'src_'],
        suffix: '_v1|_v2',
        pattern: '^[a-z_0-9]+$',
        casing: 'snake_case',
        max_length: 40,
        materialization: 'insert_by_period',
        example: 'raw_orders_v1',
        description: 'As delivered.',
      },
    },
    materializations: ['insert_by_period'],
    max_length: { tables: 63, columns: 30 },
    abbreviations: { cust: 'customer' },
    exceptions: [
      {
        name: 'LEGACY_*',
        rules: ['casing', 'length'],
        domain: 'sales',
        layer: 'raw',
        reason: 'Fixed by the vendor.',
        expires: '2026-12-31',
      },
    ],
  },
  classification: {
    extends: '../classification.yaml',
    levels: [{ name: 'secret' }],
    classes: [{ name: 'HEALTH', level: 'secret', regulations: ['HIPAA'], retention: '30 days' }],
    rules: [
      {
        name: 'diagnoses',
        class: 'HEALTH',
        match: {
          logicalType: ['string', 'array'],
          name: ['diagnosis', '^icd'],
          tag: 'health',
          definition: ['glossary/health'],
        },
      },
    ],
    exceptions: [{ name: 'orders.amount', reason: 'Published.', expires: '2026-12-31' }],
  },
  tagging: { required: ['owner'], optional: { pii: {} }, closed: true },
  'service-levels': {
    products: [{ product: 'orders', availability: 99.5, latency: '30 minutes' }],
  },
};

function lint(id: PolicyId, document: unknown): readonly Finding[] {
  return engine.lint(parseYaml(JSON.stringify(document, undefined, 1)), defaultConfig, id).findings;
}

/** Findings on structure that make a document invalid. */
function errorsOf(id: PolicyId, document: unknown): readonly Finding[] {
  return lint(id, document).filter(
    ({ severity, code }) => severity === 'error' && ruleOf(code).meta.family === 'structure',
  );
}

test.each(policyIds)('the version of %s is text or a number, as its authors count', (id) => {
  const validate = ourSchema('1.0', policies[id]);
  const policy = (version: unknown): object => ({ ...(policyData(id) as object), version });
  for (const version of ['1.0.0', '1.0', '2026-06', 'v2', 1, 1.1])
    expect([version, errorsOf(id, policy(version)), validate(policy(version))]).toEqual([
      version,
      [],
      [],
    ]);
  for (const version of [true, ['1.0'], { major: 1 }]) {
    expect(errorsOf(id, policy(version)).map(({ code }) => code)).toEqual(['value-types']);
    expect(validate(policy(version))).not.toEqual([]);
  }
});

test('the founding text is a naming policy as it stands', () => {
  expect(lint('naming', founding)).toEqual([]);
});

test.each(policyIds)('linter and generated schema agree on %s', (id) => {
  const validate = ourSchema('1.0', policies[id]);
  const vocabulary = vocabularyOf(policies[id]);
  const examples = [policyData(id), more[id], ...(id === 'naming' ? [founding] : [])];
  for (const one of examples) expect([errorsOf(id, one), validate(one)]).toEqual([[], []]);
  const random = seeded(5);
  const found = Array.from({ length: 250 }, () => {
    const changed = mutate(examples[Math.floor(random() * examples.length)], random, vocabulary);
    return random() < 0.3 ? mutate(changed, random, vocabulary) : changed;
  }).flatMap((document) => {
    const errors = errorsOf(id, document);
    const problems = validate(document);
    if (errors.length > 0 === problems.length > 0) return [];
    const said = errors.map((one) => `${one.code}: ${messageOf(one)}`);
    return [
      `linter: ${said.join('; ') || 'valid'}\najv: ${problems.join('; ') || 'valid'}\n${JSON.stringify(document)}`,
    ];
  });
  expect(found.slice(0, 3)).toEqual([]);
});
