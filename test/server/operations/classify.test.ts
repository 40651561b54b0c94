import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { classification } from '../../../server/src/lint/governance/classification-example.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import classify from '../../../server/src/operations/classify.ts';
import lint from '../../../server/src/operations/lint.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { memoryContext, type MemoryFiles } from './memory-source.ts';

const PATH = 'specs/contracts/customers.odcs.yaml';
const POLICY = 'specs/governance/classification.yaml';

const customers = (properties: string): string =>
  contract(`
schema:
  - name: customers
    properties:
${properties}`);

async function proposed(files: MemoryFiles) {
  const { change, failed } = await classify.run({}, memoryContext(files));
  expect(failed).toEqual([]);
  return change.files;
}

/** Reasons, and the text of the only contract afterwards. */
async function classified(properties: string, policy: MemoryFiles = {}) {
  const text = customers(properties);
  const files = await proposed({ ...policy, [PATH]: text });
  const [file] = files.filter(({ path }) => path === PATH);
  expect(files).toHaveLength(file === undefined ? 0 : 1);
  return {
    reasons: file?.reasons.map(({ message }) => message) ?? [],
    done: file?.reasons.map(({ done }) => done) ?? [],
    text: applyEdits(text, file?.edits ?? []),
  };
}

const email = '      - name: email\n        logicalType: string\n';

describe('by the policy of the workspace', () => {
  test('the founding example: an email is PII, confidential, and hashing is obligatory', async () => {
    const { reasons, done, text } = await classified(email, classification);
    expect(reasons).toEqual([
      '`email` is PII by `mail addresses` (classification.yaml:13): confidential, hashing obligatory.',
    ]);
    expect(done).toEqual(['classification: confidential, tag pii, treatment: hash']);
    expect(text).toBe(
      customers(`${email}        classification: confidential
        tags:
          - pii
        customProperties:
          - property: treatment
            value: hash`),
    );
    const reports = await lint.run({}, memoryContext({ ...classification, [PATH]: text }));
    const governance = reports
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code.startsWith('sensitive') || code.startsWith('classification'));
    expect(governance).toEqual([]);
    expect(
      (await classified(text.slice(text.indexOf('      - name')), classification)).reasons,
    ).toEqual([]);
  });

  test('a level that is too open is raised, and the reason says what it was', async () => {
    const open = `${email}        classification: internal # sure?\n`;
    const { reasons, text } = await classified(open, classification);
    expect(reasons[0]).toContain('hashing obligatory. It says `internal`.');
    expect(text).toContain('classification: confidential # sure?');
  });

  test.each([
    ['a stricter level and a treatment', 'classification: restricted', 'encryptedName: email_key'],
    ['a level nobody knows', 'classification: secret', 'encryptedName: email_key'],
    ['a level of a variable', 'classification: "${LEVEL}"', 'encryptedName: email_key'],
  ])('%s stays', async (_what, ...lines) => {
    const said = lines.map((line) => `        ${line}\n`).join('');
    expect((await classified(`${email}${said}`, classification)).reasons).toEqual([]);
  });

  test('another treatment than that of the policy is for its author to change', async () => {
    const masked = `${email}        classification: confidential
        customProperties:
          - property: treatment
            value: mask`;
    expect((await classified(masked, classification)).reasons).toEqual([]);
  });

  test('exceptions hold until their day', async () => {
    const policy = `${classification[POLICY]}exceptions:\n  - name: email\n    reason: A test.\n    expires: "2026-06-30"\n`;
    const files = { [POLICY]: policy, [PATH]: customers(email) };
    const on = async (today: string): Promise<number> => {
      const engine = new LintEngine(new SpecIndex(odcs), allRules, { today: () => today });
      const { change } = await classify.run({}, { ...memoryContext(files), engine });
      return change.files.length;
    };
    expect(await on('2026-06-30')).toBe(0);
    expect(await on('2026-07-01')).toBe(1);
  });

  test('where there is a policy, the catalogue is silent', async () => {
    const { reasons } = await classified(
      '      - name: cpf\n        logicalType: string',
      classification,
    );
    expect(reasons).toEqual([]);
  });
});

describe('by the catalogue, where no policy says anything', () => {
  const reasonFor = async (name: string, type = 'string'): Promise<string | undefined> =>
    (await classified(`      - name: ${name}\n        logicalType: ${type}`)).reasons[0];

  test.each([
    [
      'email',
      'string',
      'PII by `mail addresses` of the built-in catalogue: confidential, hashing obligatory.',
    ],
    ['billingEmail', 'string', 'PII by `mail addresses`'],
    ['phone_number', 'string', 'PII by `phone numbers`'],
    ['telefone', 'string', 'PII by `phone numbers`'],
    ['firstName', 'string', 'PII by `names of people`'],
    ['nome_completo', 'string', 'PII by `names of people`'],
    ['data_nascimento', 'date', 'PII by `birth dates`'],
    ['date_of_birth', 'date', 'PII by `birth dates`'],
    ['cpf', 'integer', 'PII by `national ids`'],
    ['holder_ssn', 'string', 'PII by `national ids`'],
    ['iban', 'string', 'PII by `bank accounts`'],
    ['client_ip', 'string', 'PII by `IP addresses`'],
    ['shipping_address', 'string', 'PII by `postal addresses`'],
    ['endereco', 'string', 'PII by `postal addresses`'],
    [
      'card_number',
      'string',
      'PCI by `payment cards` of the built-in catalogue: restricted, hashing obligatory.',
    ],
    [
      'cvv',
      'string',
      'PCI by `security codes of cards` of the built-in catalogue: restricted, dropping obligatory.',
    ],
    [
      'diagnosis',
      'string',
      'PHI by `health data` of the built-in catalogue: restricted, hashing obligatory.',
    ],
    ['prontuario', 'string', 'PHI by `health data`'],
  ])('%s', async (name, type, expected) => {
    expect(await reasonFor(name, type)).toContain(`\`${name}\` is ${expected}`);
  });

  test.each([
    ['is_email', 'boolean'],
    ['email_hash', 'string'],
    ['email_count', 'integer'],
    ['email_sent_at', 'timestamp'],
    ['product_name', 'string'],
    ['ship', 'string'],
    ['zip', 'string'],
    ['panel', 'string'],
    ['mobile', 'string'],
    ['first_name', 'boolean'],
  ])('%s (%s) is nothing of the kind', async (name, type) => {
    expect(await reasonFor(name, type)).toBeUndefined();
  });

  test('formats tell as well, and what is classified already stays', async () => {
    const format =
      '      - name: reach\n        logicalType: string\n        logicalTypeOptions:\n          format: email';
    expect((await classified(format)).reasons).toHaveLength(1);
    expect((await classified(`${email}        classification: public`)).reasons).toEqual([]);
  });
});

test('the same files give the same proposal, in the order of the text', async () => {
  const files = {
    [PATH]: customers('      - name: phone\n      - name: cpf\n      - name: email'),
    'specs/contracts/orders.odcs.yaml': customers('      - name: buyer_email'),
  };
  const first = await proposed(files);
  expect(await proposed(files)).toEqual(first);
  expect(first.map(({ reasons }) => reasons.length)).toEqual([3, 1]);
  const starts = first[0]!.reasons.map(({ range }) => range!.start);
  expect([...starts].sort((a, b) => a - b)).toEqual(starts);
});

test('broken text, other files and what an alias repeats are left alone', async () => {
  expect(
    await proposed({
      'a.odcs.yaml': `${customers(email)}broken: "\n`,
      'notes.yaml': 'email: a\n',
      'b.odps.yaml': 'apiVersion: v1.0.0\nkind: DataProduct\nname: email\n',
    }),
  ).toEqual([]);
  const twice = contract(`
schema:
  - name: a
    properties: &all
      - name: email
        logicalType: string
  - name: b
    properties: *all`);
  const [file] = await proposed({ [PATH]: twice });
  expect(file?.reasons).toHaveLength(1);
});
