import { expect, test } from 'vitest';
import {
  effectivePolicy,
  type EffectivePolicy,
} from '../../../../server/src/ide/governance/effective-policy.ts';
import { effectivePolicyMarkdown } from '../../../../server/src/ide/governance/effective-policy-markdown.ts';
import { toPortuguese } from '../../portuguese.ts';
import { indexOf } from '../../lint/check-workspace.ts';
import { english } from '../ide-fixture.ts';

function policyOf(
  files: Readonly<Record<string, string>>,
  path = 'team/orders.odcs.yaml',
  domain?: string,
): EffectivePolicy {
  const index = indexOf(files);
  return effectivePolicy({
    files: index.governed.policies.inForce(path, domain),
    policies: index.policies(path, domain),
  });
}

/** Rows as people read them. */
function rows({ sections }: EffectivePolicy, id: string): string[] {
  const section = sections.find((one) => one.id === id);
  return (section?.rows ?? []).map(
    ({ name, field, value, at }) =>
      `${name}|${field}|${value} ${at.uri}:${String(at.place.line + 1)}`,
  );
}

const options = {
  translate: english,
  show: (uri: string) => uri || '.',
  address: (uri: string) => `file:///w/${uri}`,
};

const FILES = {
  'specs/governance/naming.json': `{
  "layers": { "staging": { "prefix": "stg_", "materialization": "view" }, "raw": {} },
  "column_rules": { "boolean": { "prefix": "is_|has_" } },
  "casing": { "tables": "snake_case" },
  "max_length": { "columns": 30 },
  "reserved_words": ["user", "order"],
  "abbreviations": { "cust": "customer" },
  "exceptions": [{ "name": "tmp_*", "rules": ["prefix"], "reason": "Old.", "expires": "2027-01-31" }]
}`,
  'specs/governance/sales/naming.json': '{ "extends": "../../../org/governance/naming.json" }',
  'org/governance/naming.json': '{ "layers": { "staging": {\n "prefix": "s_" } } }',
};

test('each part comes with the file and line that says it', () => {
  const policy = policyOf(FILES);
  expect(rows(policy, 'layers')).toEqual([
    'staging|prefix|stg_ specs/governance/naming.json:2',
    'staging|materialization|view specs/governance/naming.json:2',
    'raw|| specs/governance/naming.json:2',
  ]);
  expect(rows(policy, 'column-rules')).toEqual([
    'boolean|prefix|is_ | has_ specs/governance/naming.json:3',
  ]);
  expect(rows(policy, 'casing')).toEqual(['tables||snake_case specs/governance/naming.json:4']);
  expect(rows(policy, 'lengths')).toEqual(['columns|max_length|30 specs/governance/naming.json:5']);
  expect(rows(policy, 'reserved-words')).toEqual(['||user, order specs/governance/naming.json:6']);
  expect(rows(policy, 'abbreviations')).toEqual(['cust||customer specs/governance/naming.json:7']);
  expect(rows(policy, 'naming-exceptions')).toEqual([
    'tmp_*|rules|prefix specs/governance/naming.json:8',
    'tmp_*|reason|Old. specs/governance/naming.json:8',
    'tmp_*|expires|2027-01-31 specs/governance/naming.json:8',
  ]);
});

test('parts of one rule may come from several files', () => {
  const policy = policyOf(FILES, 'team/orders.odcs.yaml', 'sales');
  expect(rows(policy, 'layers').slice(0, 2)).toEqual([
    'staging|prefix|s_ org/governance/naming.json:2',
    'staging|materialization|view specs/governance/naming.json:2',
  ]);
  expect(policy.files.map(({ uri, why, of }) => `${uri} ${why} ${of}`)).toEqual([
    'specs/governance/naming.json folder file:///w',
    'org/governance/naming.json base file:///w/org',
    'specs/governance/sales/naming.json domain sales',
  ]);
});

test('classification, tags and promises', () => {
  const policy = policyOf({
    'governance/classification.yaml': `levels:
  - { name: public }
classes:
  - name: PII
    level: public
    regulations: [LGPD, GDPR]
rules:
  - class: PII
    match: { name: "(^|_)email$" }
policies:
  hash: { description: Keyed hash. }
exceptions:
  - { name: orders.email, layer: marts, expires: 2027-01-31 }
`,
    'governance/tagging.json': `{ "required": { "owner": { "allowed": ["a", "b"] } } }`,
    'product-canvas/slas.yaml': `products:
  - { product: churn, latency: 90m, availability: 99.5 }
`,
  });
  expect(rows(policy, 'levels')).toEqual(['public|| governance/classification.yaml:2']);
  expect(rows(policy, 'classes')).toEqual([
    'PII|level|public governance/classification.yaml:5',
    'PII|regulations|LGPD, GDPR governance/classification.yaml:6',
  ]);
  expect(rows(policy, 'class-rules')).toEqual([
    'PII|class|PII governance/classification.yaml:8',
    'PII|match.name|(^|_)email$ governance/classification.yaml:8',
  ]);
  expect(rows(policy, 'treatments')).toEqual([
    'hash|description|Keyed hash. governance/classification.yaml:11',
  ]);
  expect(rows(policy, 'classification-exceptions')).toEqual([
    'orders.email|layer|marts governance/classification.yaml:13',
    'orders.email|expires|2027-01-31 governance/classification.yaml:13',
  ]);
  expect(rows(policy, 'tags')).toEqual([
    'owner|required| governance/tagging.json:1',
    'owner|appliesTo|contract | model | resource governance/tagging.json:1',
    'owner|allowed|a | b governance/tagging.json:1',
  ]);
  expect(rows(policy, 'promises')).toEqual([
    'churn|latency|90m product-canvas/slas.yaml:2',
    'churn|availability|99.5% product-canvas/slas.yaml:2',
  ]);
});

test('the page says where things stand, and tells files of one name apart', () => {
  const policy = policyOf(FILES, 'team/orders.odcs.yaml', 'sales');
  const page = effectivePolicyMarkdown('team/orders.odcs.yaml', policy, options);
  expect(page).toContain('# Policies for `team/orders.odcs.yaml`\n');
  expect(page).toContain(
    '| [`org/governance/naming.json`](<file:///w/org/governance/naming.json>) | Naming | another policy that extends it |',
  );
  expect(page).toContain('| the domain `sales` |');
  expect(page).toContain(`## Layers

| Name | Field | Value | From |
| --- | --- | --- | --- |
| \`staging\` | \`prefix\` | \`s_\` | [\`org/governance/naming.json:2\`](<file:///w/org/governance/naming.json#L2>) |
|  | \`materialization\` | \`view\` | [\`specs/governance/naming.json:2\`](<file:///w/specs/governance/naming.json#L2>) |
`);
  const alone = effectivePolicyMarkdown('o.odcs.yaml', policyOf(FILES), options);
  expect(alone).toContain('[`naming.json:4`](<file:///w/specs/governance/naming.json#L4>)');
});

test('the page speaks the language of the editor', () => {
  const translate = toPortuguese;
  const page = effectivePolicyMarkdown('o', policyOf(FILES), { ...options, translate });
  expect(page).toContain('## Palavras reservadas');
});

test('where no policy holds, the page says so', () => {
  const page = effectivePolicyMarkdown('o.odcs.yaml', policyOf({}), options);
  expect(page).toContain('No policy holds for this file.');
  expect(page).not.toContain('##');
});

test('words of a policy stay words', () => {
  const policy = policyOf({
    'governance/naming.json': JSON.stringify({
      layers: { 'a|b`<img src=x>\n# c': { pattern: '^``[a|b]$' } },
    }),
  });
  const page = effectivePolicyMarkdown('o.odcs.yaml', policy, options);
  expect(page).toContain('| `` a\\|b`<img src=x> # c `` | `pattern` | ``` ^``[a\\|b]$ ``` |');
});
