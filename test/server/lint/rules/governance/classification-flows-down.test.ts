import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import { classification } from '../../../../../server/src/lint/governance/classification-example.ts';
import { fixesOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const CODE = 'classification-flows-down';
const SOURCE = 'specs/contracts/sources/customers.odcs.yaml';
const PRODUCT = 'specs/contracts/data-products/report.odcs.yaml';

const object = (id: string, name: string, ...properties: readonly string[]): string =>
  contract(`schema:\n  - name: ${name}\n    properties:\n${properties.join('\n')}`).replace(
    'id: orders',
    `id: ${id}`,
  );
const property = (name: string, ...lines: readonly string[]): string =>
  [`      - name: ${name}`, ...lines.map((line) => `        ${line}`)].join('\n');
const from = (source: string, logic?: string): string[] => [
  `transformSourceObjects: [${source}]`,
  ...(logic === undefined ? [] : [`transformLogic: ${logic}`]),
];

const customers = object(
  'customers',
  'customers',
  property('email', 'classification: confidential', 'encryptedName: email_key'),
  property('email_key', 'classification: internal'),
  property('balance', 'classification: restricted', 'logicalType: number'),
  property('country', 'classification: internal'),
  property('note'),
);
const naming = {
  'specs/governance/naming.json': '{"layers": {"staging": {"prefix": "stg_|raw_"}}}',
};

function said(properties: string, more: Readonly<Record<string, string>> = {}): string[] {
  return saidTogether(CODE, {
    ...classification,
    ...naming,
    [SOURCE]: customers,
    [PRODUCT]: object('report', 'dim', properties),
    ...more,
  });
}

test('the message says what is shown, how closed it is, and who says so', () => {
  const lines = ['classification: public', ...from('customers', 'lower(email)')];
  expect(said(property('contact', ...lines))).toEqual([
    `${PRODUCT}:11: \`public\` is too open: \`contact\` shows \`customers.email\`, which is \`confidential\` by \`mail addresses\` (classification.yaml:13).`,
  ]);
  expect(said(property('balance', ...from('customers')))).toEqual([
    `${PRODUCT}:10: \`balance\` shows \`customers.balance\`, which is \`restricted\` by \`restricted\` (classification.yaml:5): it must be classified \`restricted\` or stricter, or the value protected on the way.`,
  ]);
});

describe.each([
  ['lower(email)', 1],
  ['max(email)', 1],
  ['balance', 1],
  ['"{{ cents(\'balance\') }}"', 1],
  ['country', 0],
  ['note', 0],
  ['nothing', 0],
  ['"{{ hash_pii(\'email\') }}"', 0],
  ['sha2(lower(email), 256)', 0],
  ['count(distinct email)', 0],
  ['sum(balance)', 0],
  ["case when email like '%@a.example' then country end", 0],
  ["case when country = 'BR' then email end", 1],
])('%s', (logic, count) => {
  test.each([`classification: internal`, undefined])('%s', (classified) => {
    const lines = [...(classified === undefined ? [] : [classified]), ...from('customers', logic)];
    expect(said(property('contact', ...lines))).toHaveLength(count);
  });
});

test.each(['confidential', 'restricted', 'unheard', '"${LEVEL}"'])(
  '%s is closed enough',
  (level) => {
    const lines = [`classification: ${level}`, ...from('customers', 'email')];
    expect(said(property('contact', ...lines))).toEqual([]);
  },
);

test('a treatment that the property declares stands between, and a comparison shows nothing', () => {
  const treatment = (value: string): string[] => [
    'classification: public',
    ...from('customers', 'email'),
    `customProperties: [{ property: treatment, value: ${value} }]`,
  ];
  expect(said(property('contact', ...treatment('mask')))).toEqual([]);
  expect(said(property('contact', ...treatment('none')))).toHaveLength(1);
  const boolean = ['logicalType: boolean', 'classification: public'];
  expect(said(property('is_rich', ...boolean, ...from('customers', 'balance > 100')))).toEqual([]);
});

test('where the property itself breaks a rule of the policy, that is said alone', () => {
  expect(said(property('work_email', ...from('customers', 'email')))).toEqual([]);
});

test('sources are found below their prefix, and through contracts between', () => {
  const lines = ['classification: internal', ...from('stg_customers', 'email')];
  expect(said(property('contact', ...lines))).toHaveLength(1);
  const between = (classified: string): Record<string, string> => ({
    'specs/contracts/data-products/between.odcs.yaml': object(
      'between',
      'int_people',
      property('mail', classified, ...from('customers', 'email')),
    ),
  });
  const far = property('contact', 'classification: internal', ...from('int_people', 'mail'));
  const [own, other] = said(far, between('description: not classified'));
  expect(own).toContain(`${PRODUCT}:11:`);
  expect(other).toContain('between.odcs.yaml:10: `mail` shows `customers.email`');
  // Where the first one says too little, the second one only repeats it.
  expect(said(far, between('classification: internal'))).toHaveLength(1);
  expect(said(far, between('classification: confidential'))[0]).toContain('`int_people.mail`');
});

test('of objects that may both be meant the more open one counts', () => {
  const copy = customers.replace('id: customers', 'id: copy').replace('restricted', 'internal');
  const lines = ['classification: internal', ...from('customers', 'balance')];
  expect(said(property('money', ...lines))).toHaveLength(1);
  expect(said(property('money', ...lines), { 'specs/contracts/copy.odcs.yaml': copy })).toEqual([]);
});

test('an object may be called as its source is', () => {
  const own = (level: string): string =>
    object(
      'own',
      'customers',
      property('contact', `classification: ${level}`, ...from('customers', 'email')),
    );
  const path = 'specs/contracts/data-products/own.odcs.yaml';
  const files = { ...classification, [SOURCE]: customers };
  expect(saidTogether(CODE, { ...files, [path]: own('internal') })).toHaveLength(1);
  expect(saidTogether(CODE, { ...files, [path]: own('confidential') })).toEqual([]);
});

test('objects that feed each other come to an end', () => {
  const loop = (id: string, other: string): string =>
    object(id, id, property('contact', ...from(`${other}, customers`, `[${other}, email]`)));
  const a = 'specs/contracts/a.odcs.yaml';
  const b = 'specs/contracts/b.odcs.yaml';
  const files = {
    [a]: loop('a', 'b').replace('[b, email]', 'contact'),
    [b]: loop('b', 'a').replace('[a, email]', 'email'),
  };
  expect(saidTogether(CODE, { ...classification, [SOURCE]: customers, ...files }).length).toBe(2);
});

test('an exception of the policy lifts the demand', () => {
  const lines = ['classification: public', ...from('customers', 'email')];
  const path = 'specs/governance/classification.yaml';
  const policy = `${classification[path]}exceptions:\n  - name: dim.contact\n    reason: A test.\n`;
  expect(said(property('contact', ...lines), { [path]: policy })).toEqual([]);
});

test('the fix raises the level, and the source is linked', () => {
  const lines = ['classification: public # for all', ...from('customers', 'email')];
  const text = object('report', 'dim', property('contact', ...lines));
  const [found] = lintTogether({ ...classification, [SOURCE]: customers, [PRODUCT]: text })
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => code === CODE);
  expect(found?.elsewhere).toMatchObject([{ uri: SOURCE, messageId: 'source' }]);
  const [fix, another] = fixesOf(text, found!);
  expect(another).toBeUndefined();
  expect(applyEdits(text, fix!.edits)).toBe(text.replace('public', 'confidential'));
});
