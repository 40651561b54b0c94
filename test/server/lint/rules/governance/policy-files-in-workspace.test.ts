import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../../../../server/src/analysis/source-file.ts';
import { WorkspaceLint } from '../../../../../server/src/analysis/workspace-lint.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { engine } from '../../check.ts';
import { indexOf, lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const classification = 'specs/governance/classification.yaml';
const naming = 'specs/governance/naming.json';
const orders = (property: string) =>
  contract(`
schema:
  - name: fct_orders
    properties:
      - name: ${property}
        logicalType: string
        businessName: Client
        tags: [crm]
        logicalTypeOptions:
          format: email`);

const said = (files: Readonly<Record<string, string>>, code = 'policy-rules-match') =>
  saidTogether(code, files).map((one) => one.replace(/^.*?: /, ''));

describe('policy-rules-match', () => {
  const rule = (match: string) => ({
    [classification]: `classes:\n  - name: PII\nrules:\n  - name: one\n    class: PII\n    match: { ${match} }\n`,
    'orders.odcs.yaml': orders('contact_mail'),
  });

  test.each([
    'name: "^contact_"',
    'logicalType: string',
    'format: email',
    'tag: crm',
    'definition: client',
  ])('a rule with %s has something to decide about', (match) => {
    expect(said(rule(match))).toEqual([]);
  });

  test.each([
    'name: "^email$"',
    'logicalType: date',
    'format: uuid',
    'tag: erp',
    'name: "^contact_", format: uuid',
  ])('a rule with %s has not', (match) => {
    expect(said(rule(match))).toEqual(['No property of the workspace matches the rule `one`.']);
  });

  const names = (policy: object, more: Readonly<Record<string, string>> = {}) =>
    said({ [naming]: JSON.stringify(policy), 'orders.odcs.yaml': orders('mail'), ...more });

  test('an exception may be for a product, or for what dbt models name', () => {
    const files = {
      'sales.odps.yaml': product(''),
      'dbt/dbt_project.yml': 'name: shop\n',
      'dbt/models/fct_a.sql': '{% set methods = [1] %}\nselect 1 as OrderCount\n',
      'dbt/models/_m.yml': 'models:\n  - name: fct_a\n    columns:\n      - name: OldCode\n',
    };
    const exceptions = (name: string) => ({ exceptions: [{ name, reason: 'r' }] });
    for (const name of ['Customer 360', 'OrderCount', 'fct_a.OrderCount', 'methods', 'Old*'])
      expect([name, names(exceptions(name), files)]).toEqual([name, []]);
    expect(names(exceptions('OrderCounts'), files)).toHaveLength(1);
  });

  test('column rules are about logical types', () => {
    const policy = (type: string) => ({ column_rules: { [type]: { suffix: '_x' } } });
    expect(names(policy('string'))).toEqual([]);
    expect(names(policy('date'))).toEqual([
      'No property of the workspace has the logical type `date`.',
    ]);
  });

  test('a column rule for what is no logical type is one mistake', () => {
    const files = {
      [naming]: '{ "column_rules": { "boolan": { "prefix": "is_" } } }\n',
      'orders.odcs.yaml': orders('mail'),
    };
    const found = lintTogether(files).flatMap(({ path, findings }) =>
      path === naming ? findings.map((one) => one.code) : [],
    );
    expect(found).toEqual(['known-fields']);
  });

  test('layers are about objects, models and nodes of flowcharts', () => {
    const policy = (prefix: string) => ({ layers: { staging: { prefix } } });
    const none = ['No table or model of the workspace is of the layer `staging`.'];
    expect(names(policy('fct_'))).toEqual([]);
    expect(names(policy('stg_'))).toEqual(none);
    expect(names({ layers: { staging: { materialization: 'view' } } })).toEqual([]);
    expect(
      names(policy('stg_'), { 'a.mermaid': 'flowchart LR\n  orders --> stg_orders\n' }),
    ).toEqual([]);
    const model = { 'implementation/models/a/stg_orders.sql': 'select 1 as one\n' };
    expect(names(policy('stg_'), model)).toEqual([]);
  });

  test('what lies below products is of the marts, whatever it is called', () => {
    const files = (folder: string) => ({
      [naming]: JSON.stringify({ layers: { marts: { prefix: 'dim_' } } }),
      [`specs/contracts/${folder}/orders.odcs.yaml`]: orders('mail'),
    });
    expect(said(files('sources'))).toHaveLength(1);
    expect(said(files('data-products'))).toEqual([]);
    expect(said(files('data-products'), 'conforming-names')).toHaveLength(1);
  });

  test('exceptions are about names', () => {
    const policy = (name: string) => ({ exceptions: [{ name, reason: 'x' }] });
    for (const name of ['mail', 'fct_orders', 'fct_*', 'fct_orders.mail'])
      expect(names(policy(name))).toEqual([]);
    for (const name of ['mails', 'stg_*', 'fct_orders.mails'])
      expect(names(policy(name))).toEqual([
        `Nothing in the workspace is called \`${name}\`: the exception lifts nothing.`,
      ]);
  });

  test('a workspace without contracts is left alone', () => {
    const { [classification]: policy } = rule('format: uuid');
    expect(said({ [classification]: policy })).toEqual([]);
  });

  test('it is asked again only when a kind of property comes or goes', () => {
    const index = indexOf(rule('name: "^(contact|other)_mail$"'));
    const lint = new WorkspaceLint(engine, index, () => defaultConfig);
    const put = (property: string, path = 'orders.odcs.yaml') => {
      index.put(new SourceFile(path, orders(property), { assumed: true }));
      return lint.stale.has(classification);
    };
    const findings = () =>
      lint.findings(classification).filter(({ code }) => code === 'policy-rules-match').length;
    lint.reset();
    // The first contract that comes makes the workspace one with contracts.
    put('post_mail', 'first.odcs.yaml');
    expect(findings()).toBe(0);
    expect(put('contact_mail', 'other.odcs.yaml')).toBe(false);
    expect(put('other_mail')).toBe(true);
    expect(findings()).toBe(0);
    put('post');
    expect(findings()).toBe(0);
    expect(put('post', 'other.odcs.yaml')).toBe(true);
    expect(findings()).toBe(1);
    index.remove('other.odcs.yaml');
    expect(lint.stale.has(classification)).toBe(false);
  });
});

describe('policy-macros-exist', () => {
  const files = (policy: string) => ({
    'specs/governance/macro-library.md': '# Macro library\n\n## `hash_pii(column)`\n\nHashes.\n',
    [classification]: policy,
  });
  const ask = (policy: string) => said(files(policy), 'policy-macros-exist');

  test('classes, rules and policies name macros', () => {
    const policy = (macro: string) =>
      `classes:\n  - name: PII\n    macro: ${macro}\nrules:\n  - name: one\n    class: PII\n    macro: ${macro}\n    match: { name: a }\npolicies:\n  hash:\n    macro: ${macro}\n`;
    expect(ask(policy('hash_pii'))).toEqual([]);
    expect(ask(policy('hash_pi'))).toEqual(
      Array(3).fill('The macro library has no macro `hash_pi`. Did you mean `hash_pii`?'),
    );
    expect(ask(policy('tokenize'))).toHaveLength(3);
  });

  test('a macro that does the same is meant before one that is spelt alike', () => {
    const library = ['mask_pii', 'hash_value']
      .map((name) => `## \`${name}(column)\`\n\n- Policy: ${name.slice(0, 4)}\n`)
      .join('\n');
    const meant = (policy: string) =>
      said(
        {
          'specs/governance/macro-library.md': `# Macro library\n\n${library}`,
          [classification]: `classes:\n  - name: PII\n    policy: ${policy}\n    macro: hash_pii\n`,
        },
        'policy-macros-exist',
      );
    const rather = (name: string): unknown[] => [
      expect.stringContaining(`Did you mean \`${name}\`?`),
    ];
    expect(meant('hash')).toEqual(rather('hash_value'));
    expect(meant('mask')).toEqual(rather('mask_pii'));
    expect(meant('tokenize')).toEqual(rather('mask_pii'));
  });

  test('without a library nothing is said', () => {
    expect(
      said({ [classification]: 'classes:\n  - name: PII\n    macro: a\n' }, 'policy-macros-exist'),
    ).toEqual([]);
  });

  test('a comment silences it, in the editor as well', () => {
    const text = `classes:\n  - name: PII\n    # dataengos-disable-next-line policy-macros-exist -- to come\n    macro: tokenize\n`;
    expect(ask(text)).toEqual([]);
    expect(said(files(text), 'suppression-is-used')).toEqual([]);
  });
});

describe('library-policies-exist', () => {
  const library = 'specs/governance/macro-library.md';
  const policies = 'policies:\n  hash:\n  mask:\n';
  const ask = (line: string, policy = policies) =>
    said(
      {
        [library]: `# Macro library\n\n## \`hash_pii(column)\`\n\nHashes.\n\n${line}\n`,
        [classification]: policy,
      },
      'library-policies-exist',
    );

  test.each([
    '- Policy: hash',
    '- Policy: hash, with a key',
    '- Política: mask',
    '- Policy: none',
    '- Policy: -',
    '- Arguments: `column`',
  ])('%s is fine', (line) => {
    expect(ask(line)).toEqual([]);
  });

  test.each([
    ['- Policy: hsh', ' Did you mean `hash`?'],
    ['- Policy: Hash', ' Did you mean `hash`?'],
    ['- Policy: encrypt', ''],
  ])('%s is not', (line, more) => {
    const word = line.slice('- Policy: '.length);
    expect(ask(line)).toEqual([
      `The classification (classification.yaml:2) has no policy \`${word}\`.${more}`,
    ]);
  });

  test('where the classification has no policies, nothing is said', () => {
    expect(ask('- Policy: hsh', 'levels:\n  - name: open\n')).toEqual([]);
  });

  test('it is asked again when the classification changes', () => {
    const files = {
      [library]: '# Macro library\n\n## `a(column)`\n\nHashes.\n\n- Policy: encrypt\n',
      [classification]: policies,
    };
    const index = indexOf(files);
    const lint = new WorkspaceLint(engine, index, () => defaultConfig);
    lint.reset();
    const codes = () => lint.findings(library).map(({ code }) => code);
    expect(codes()).toEqual(['library-policies-exist']);
    const text = 'policies:\n  encrypt:\n';
    index.put(new SourceFile(classification, text, { assumed: 'classification' }));
    expect(codes()).toEqual([]);
  });
});
