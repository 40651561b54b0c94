import { expect, test } from 'vitest';
import { PRESETS, type LintConfig } from '../../../server/src/lint/config.ts';
import type { Finding } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { descriptor } from '../product-descriptor.ts';
import { engine, fixesOf, messageOf } from './check.ts';

const strict: LintConfig = { preset: 'strict', rules: new Map() };
const allErrors: LintConfig = {
  preset: 'strict',
  rules: new Map(allRules.map(({ meta }) => [meta.code, 'error'])),
};

const lint = (text: string, config = strict): readonly Finding[] =>
  engine.lint(parseYaml(text), config, false).findings;

const say = (text: string): string[] =>
  lint(text).map((one) => `${one.severity} ${one.code}: ${messageOf(one)}`);

const mistakes = `schema: https://opendataproducts.org/v4.1/schema/odps.yaml
verson: four
product:
  detials: {}
  details:
    en:
      productid: 1
      Name: [a]
      visibility: organization
      status: cake
      type: reprots
      tags: pets
      created: null
      x-status: 7
  contract:
    contractId: c-1
    type: ODSC
  SLA:
    declaratve: {}
    declarative:
      default:
        dimensions:
          - dimension: upptime
            objectiv: many
  pricingPlans: []
  license: 7
`;

test('a descriptor without mistakes has no finding, whatever the configuration', () => {
  expect(lint(descriptor, allErrors)).toEqual([]);
});

test('all that the tables say are hints: near misses of names and values, and nothing that is missing', () => {
  expect(say(mistakes)).toEqual([
    'hint well-spelt-fields: `verson` is not a field of data product descriptor. Did you mean `version`?',
    'hint well-spelt-fields: `productid` is not a field of product details. Did you mean `productID`?',
    'hint well-spelt-fields: `Name` is not a field of product details. Did you mean `name`?',
    'hint allowed-values: `organization` is not a value of `visibility`; the standard calls it `organisation`.',
    'hint allowed-values: `cake` is not a value of `status`. Allowed: `announcement`, `draft`, `development`, `testing`, `acceptance`, `production`, `sunset`, `retired`.',
    'hint allowed-values: `reprots` is not a value of `type`. Did you mean `reports`?',
    'hint well-spelt-fields: `contractId` is not a field of contract of the product. Did you mean `id`?',
    'hint allowed-values: `ODSC` is not a value of `type`. Did you mean `ODCS`?',
    'hint allowed-values: `upptime` is not a value of `dimension`. Did you mean `uptime`?',
    'hint well-spelt-fields: `objectiv` is not a field of promise on the service. Did you mean `objective`?',
  ]);
});

test('no setting makes more of them than hints, but they can be turned off', () => {
  for (const preset of PRESETS) {
    const findings = lint(mistakes, { ...allErrors, preset });
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['hint']));
  }
  const off = new Map([['allowed-values', 'off' as const]]);
  const codes = lint(mistakes, { preset: 'strict', rules: off }).map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['well-spelt-fields']));
});

test('broken YAML stays an error', () => {
  expect(say(`${descriptor}version: 4.0\n`)).toEqual([matching(/^error unique-keys/)]);
  expect(say(`${descriptor}  details: [\n`)).toContainEqual(matching(/^error valid-yaml/));
});

test('a contract in the same file keeps its severities', () => {
  const contract =
    'apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatsu: active\n';
  for (const text of [`${mistakes}---\n${contract}`, `${contract}---\n${mistakes}`]) {
    const severities = lint(text).map(({ code, severity }) => `${severity} ${code}`);
    expect(severities).toContain('error known-fields');
    expect(severities).toContain('hint allowed-values');
  }
});

test('the name of a field is mended without asking only where just its spelling differs', () => {
  const fixes = lint(mistakes).flatMap((finding) =>
    fixesOf(mistakes, finding).map(({ params, safety }) => [params?.to ?? params?.value, safety]),
  );
  expect(fixes).toContainEqual(['productID', 'safe']);
  expect(fixes).toContainEqual(['version', 'unsafe']);
  expect(fixes).toContainEqual(['reports', 'unsafe']);
});

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern) as unknown;
}
