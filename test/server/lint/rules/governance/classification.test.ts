import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import { classification } from '../../../../../server/src/lint/governance/classification-example.ts';
import { fixesOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const POLICY = 'specs/governance/classification.yaml';
const PATH = 'specs/contracts/customers.odcs.yaml';
const CLASSIFIED = 'sensitive-properties-classified';
const LEVELS = 'classification-levels-exist';
const TREATED = 'sensitive-properties-treated';

const customers = (properties: string): string =>
  contract(`
schema:
  - name: customers
    properties:
${properties}`);

function said(code: string, properties: string, policy: string = classification[POLICY]): string[] {
  return saidTogether(code, { [POLICY]: policy, [PATH]: customers(properties) });
}

/** The text after the fix of the only finding of a rule. */
function fixed(
  code: string,
  properties: string,
  which = 0,
  policy: string = classification[POLICY],
) {
  const text = customers(properties);
  const found = lintTogether({ [POLICY]: policy, [PATH]: text })
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.code === code);
  expect(found).toHaveLength(1);
  const fix = fixesOf(text, found[0]!)[which];
  return fix === undefined ? undefined : applyEdits(text, fix.edits);
}

const email = (lines = ''): string => `      - name: email\n        logicalType: string\n${lines}`;

describe('sensitive properties are classified', () => {
  test('the message says class, level and treatment, and who demands them', () => {
    expect(said(CLASSIFIED, email())).toEqual([
      `${PATH}:10: \`email\` is PII by \`mail addresses\` (classification.yaml:13): it must be classified \`confidential\` or stricter, and hashed.`,
    ]);
    expect(said(CLASSIFIED, email('        classification: internal'))).toEqual([
      `${PATH}:12: \`internal\` is too open: \`email\` is PII by \`mail addresses\` (classification.yaml:13) and must be classified \`confidential\` or stricter, and hashed.`,
    ]);
  });

  test.each(['confidential', 'restricted', 'Confidential', 'secret', '"${LEVEL}"'])(
    '%s is closed enough, or for another rule to judge',
    (level) => {
      expect(said(CLASSIFIED, email(`        classification: ${level}`))).toEqual([]);
    },
  );

  test('the rest of what a rule may ask of a property counts as well', () => {
    const policy = classification[POLICY].replace(
      'name: "(^|_)email$"',
      'logicalType: string\n      format: [email, idn-email]\n      tag: contact',
    );
    const with_ = (format: string, tag: string): string =>
      `      - name: reach_me\n        logicalType: string\n        logicalTypeOptions:\n          format: ${format}\n        tags: [${tag}]`;
    expect(said(CLASSIFIED, with_('idn-email', 'contact'), policy)).toHaveLength(1);
    expect(said(CLASSIFIED, with_('uri', 'contact'), policy)).toEqual([]);
    expect(said(CLASSIFIED, with_('email', 'other'), policy)).toEqual([]);
  });

  test('nested properties are judged, and broken text is not', () => {
    const nested = `      - name: contact\n        logicalType: object\n        properties:\n          - name: work_email\n            logicalType: string`;
    expect(said(CLASSIFIED, nested)).toHaveLength(1);
    expect(said(CLASSIFIED, `${email()}broken: "\n`)).toEqual([]);
  });

  test('an exception lifts the demand, by object and name', () => {
    const except = (name: string): string =>
      `${classification[POLICY]}exceptions:\n  - name: "${name}"\n    reason: A test.\n    expires: "2030-01-01"\n`;
    expect(said(CLASSIFIED, email(), except('customers.*'))).toEqual([]);
    expect(said(CLASSIFIED, email(), except('orders.*'))).toHaveLength(1);
  });

  test('the first rule decides, and a rule may have another policy than its class', () => {
    const policy = classification[POLICY].replace(
      'rules:\n',
      'rules:\n  - name: work\n    class: PII\n    policy: mask\n    match:\n      name: ^work_\n',
    );
    const [message] = said(CLASSIFIED, email().replace('email', 'work_email'), policy);
    expect(message).toContain('is PII by `work` (classification.yaml:13)');
    expect(message).toContain('and masked.');
  });

  test('the level alone can be written', () => {
    expect(fixed(CLASSIFIED, email('        classification: "public" # why'), 1)).toBe(
      customers(email('        classification: "confidential" # why')),
    );
  });

  test('what is there already is added to', () => {
    const before = `${email()}        tags:
          - crm # from the source
        customProperties:
          - property: owner
            value: sales
        quality: []`;
    expect(fixed(CLASSIFIED, before)).toBe(
      customers(`${email()}        classification: confidential
        tags:
          - crm # from the source
          - pii
        customProperties:
          - property: owner
            value: sales
          - property: treatment
            value: hash
        quality: []`),
    );
    const inBrackets = `      - { name: email, logicalType: string, tags: [crm] } # one line`;
    expect(fixed(CLASSIFIED, inBrackets)).toBe(
      customers(
        '      - { name: email, logicalType: string, classification: confidential, customProperties: [{ property: treatment, value: hash }], tags: [crm, pii] } # one line',
      ),
    );
  });

  test('lists stand below their keys where the file has them there', () => {
    const before = contract(`
schema:
- name: customers
  properties:
  - name: email
    logicalType: string
  - name: total
    tags:
    - sum`);
    const [finding] = lintTogether({ ...classification, [PATH]: before })
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code === CLASSIFIED);
    expect(applyEdits(before, fixesOf(before, finding!)[0]!.edits)).toContain(
      '    tags:\n    - pii\n    customProperties:\n    - property: treatment\n      value: hash\n  - name: total',
    );
  });

  test('in JSON what is added has its quotes', () => {
    const before = JSON.stringify({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: 'c',
      version: '1.0.0',
      status: 'active',
      schema: [{ name: 'customers', properties: [{ name: 'email', logicalType: 'string' }] }],
    });
    const path = 'specs/contracts/customers.odcs.json';
    const [finding] = lintTogether({ ...classification, [path]: before })
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code === CLASSIFIED);
    const after = applyEdits(before, fixesOf(before, finding!)[0]!.edits);
    expect(JSON.parse(after)).toHaveProperty('schema.0.properties.0', {
      name: 'email',
      logicalType: 'string',
      classification: 'confidential',
      tags: ['pii'],
      customProperties: [{ property: 'treatment', value: 'hash' }],
    });
  });

  test('lists in JSON that have a line for each item get another line', () => {
    const property = {
      name: 'email',
      logicalType: 'string',
      classification: 'internal',
      tags: ['contact'],
      customProperties: [{ property: 'owner', value: 'crm' }],
    };
    const write = (one: unknown): string =>
      JSON.stringify(
        {
          apiVersion: 'v3.1.0',
          kind: 'DataContract',
          id: 'c',
          version: '1.0.0',
          status: 'active',
          schema: [{ name: 'customers', properties: [one] }],
        },
        undefined,
        2,
      );
    const path = 'specs/contracts/customers.odcs.json';
    const before = write(property);
    const [finding] = lintTogether({ ...classification, [path]: before })
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code === CLASSIFIED);
    expect(applyEdits(before, fixesOf(before, finding!)[0]!.edits)).toContain(`
            "contact",
            "pii"
          ],`);
  });
});

describe('levels exist', () => {
  const level = (name: string): string =>
    `      - name: total\n        logicalType: number\n        classification: ${name}`;

  test.each([
    ['public', undefined],
    ['restricted', undefined],
    ['"${LEVEL}"', undefined],
    ['Restricted', undefined],
    ['intrenal', 'Did you mean `internal`?'],
    ['pii', '`pii` is a class of the classification policy (classification.yaml:7), no level.'],
    ['top-secret', 'it has `public`, `internal`, `confidential`, `restricted`.'],
  ])('%s', (name, message) => {
    const found = said(LEVELS, level(name));
    expect(found).toHaveLength(message === undefined ? 0 : 1);
    if (message !== undefined) expect(found[0]).toContain(message);
  });

  test('capitals do not count, as where levels are compared', () => {
    expect(said(CLASSIFIED, email('        classification: Confidential\n'))).toEqual([]);
    expect(said(CLASSIFIED, email('        classification: Public\n'))).toHaveLength(1);
  });

  test('a misspelt level is repaired when somebody asks', () => {
    expect(fixed(LEVELS, level('intrenal'))).toBe(customers(level('internal')));
    const text = customers(level('intrenal'));
    const [finding] = lintTogether({ ...classification, [PATH]: text })[1]!.findings;
    expect(fixesOf(text, finding!)[0]?.safety).toBe('unsafe');
  });
});

describe('sensitive properties are treated', () => {
  const confidential = (lines = ''): string =>
    email(`        classification: confidential\n${lines}`);
  const treatment = (value: string): string =>
    confidential(
      `        customProperties:\n          - property: treatment\n            value: ${value}`,
    );

  test.each(['hash', 'drop', '"${TREATMENT}"'])('%s will do', (value) => {
    expect(said(TREATED, treatment(value))).toEqual([]);
  });

  test.each(['mask', 'tokenize', 'none'])('%s will not', (value) => {
    expect(said(TREATED, treatment(value))).toEqual([
      `${PATH}:15: \`email\` is PII by \`mail addresses\` (classification.yaml:13): it must be hashed.`,
    ]);
    expect(fixed(TREATED, treatment(value))).toBe(customers(treatment('hash')));
  });

  test('one finding for one mistake: nothing is said where the level is missing', () => {
    expect(said(TREATED, email())).toEqual([]);
    expect(said(CLASSIFIED, email())).toHaveLength(1);
  });

  test('an encrypted name says it, and needs no protection itself', () => {
    const protectedForm = `        encryptedName: hashed_email
      - name: hashed_email
        logicalType: string
        classification: confidential`;
    expect(said(TREATED, confidential(protectedForm))).toEqual([]);
  });
});

test('the contracts of the example follow their classification policy', () => {
  const folder = join(import.meta.dirname, '../../../../../examples/churn');
  const files = globSync('specs/{governance/classification.yaml,contracts/**/*.odcs.yaml}', {
    cwd: folder,
  });
  const texts = files.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  const all = Object.fromEntries(texts);
  for (const code of [CLASSIFIED, LEVELS, TREATED]) expect(saidTogether(code, all)).toEqual([]);
  const open = Object.fromEntries(
    texts.map(([file, text]) => [
      file,
      text.replaceAll('classification: conf', 'classification: pub'),
    ]),
  );
  expect(saidTogether(LEVELS, open).length).toBeGreaterThan(5);
});
