import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import { classification } from '../../../../../server/src/lint/governance/classification-example.ts';
import { fixesOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const CODE = 'sql-treats-sensitive-columns';
const POLICY = 'specs/governance/classification.yaml';
const MODELS = 'implementation/dbt_project/models';
const MODEL = `${MODELS}/staging/stg_customers.sql`;

const workspace = {
  [POLICY]: classification[POLICY].replace(
    'rules:\n',
    `  - name: PCI
    level: restricted
    policy: drop
rules:
  - name: names
    class: PII
    policy: mask
    match:
      name: _name$
  - name: cards
    class: PCI
    match:
      name: ^card_
`,
  ),
  'implementation/dbt_project/dbt_project.yml': 'name: shop\n',
  'specs/contracts/sources/stripe/customers.odcs.yaml': contract(`
schema:
  - name: customers
    physicalName: raw.stripe.tbl_customers
    properties:
      - name: customer_id
        physicalName: id
      - name: email
      - name: customer_name
        physicalName: NAME
      - name: card_last4
      - name: token
        customProperties:
          - property: treatment
            value: tokenize
      - name: gone
        customProperties: [{ property: treatment, value: drop }]
      - name: gone_email
        customProperties: [{ property: treatment, value: drop }]
      - name: hashed_name
        customProperties: [{ property: treatment, value: hash }]`),
};

const FROM = "from {{ source('stripe', 'customers') }}";

function said(sql: string, more: Readonly<Record<string, string>> = {}): string[] {
  return saidTogether(CODE, { ...workspace, [MODEL]: sql, ...more });
}

function fixed(sql: string, more: Readonly<Record<string, string>> = {}): string | undefined {
  const found = lintTogether({ ...workspace, ...more, [MODEL]: sql })
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => code === CODE);
  expect(found).toHaveLength(1);
  const [fix] = fixesOf(sql, found[0]!, MODEL);
  return fix && applyEdits(sql, fix.edits);
}

describe('what is given out as it is', () => {
  test.each([
    [`select email ${FROM}`, 'put the macro `hash_pii` around it'],
    [`select c.email\n${FROM} c`, '`email` is PII by `mail addresses` (classification.yaml:25)'],
    [`select lower(email) as contact ${FROM}`, 'given out as it is'],
    [`select max(email) as contact ${FROM}`, 'given out as it is'],
    [`select name ${FROM}`, '`name` is PII by `names`'],
    [
      `select mask(email) as e ${FROM}`,
      '`email` is PII by `mail addresses` (classification.yaml:25) and treated with `mask`, but `hash` is demanded: use the macro `hash_pii`.',
    ],
    [
      `select {{ mask_pii('email') }} as e ${FROM}`,
      'treated with `mask`, but `hash` is demanded: use the macro `hash_pii`.',
    ],
    [
      `select md5(token) as t ${FROM}`,
      '`token` is treated with `hash`, but its contract asks for `treatment: tokenize` (customers.odcs.yaml:',
    ],
    [
      `select id, gone ${FROM}`,
      '`gone` is selected, but its contract says `treatment: drop` (customers.odcs.yaml:',
    ],
    [`select {{ hash_pii('gone_email') }} as g ${FROM}`, 'its contract says `treatment: drop`'],
    [
      `select card_last4 ${FROM}`,
      '`card_last4` is PCI by `cards` (classification.yaml:21): do not',
    ],
    [`select {{ hash_pii('card_last4') }} as c ${FROM}`, 'do not select it'],
    [`select token ${FROM}`, 'its contract asks for `treatment: tokenize` (customers.odcs.yaml:'],
    ['select email from raw.stripe.tbl_customers', 'hash_pii'],
    ["select email from {{ ref('customers') }}", 'hash_pii'],
    [`with c as (select * ${FROM}) select id, c.email from c`, 'hash_pii'],
    [`select email, {{ hash_pii('email') }} as key ${FROM}`, 'hash_pii'],
  ])('%s', (sql, message) => {
    const found = said(sql);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test('a star says which columns it gives', () => {
    const names = '`email`, `NAME`, `card_last4`, `token`, `gone`, `gone_email`, `hashed_name`';
    expect(said(`select * ${FROM}`)).toEqual([
      `${MODEL}:1: \`*\` gives out ${names} as they are, sensitive by \`mail addresses\` (classification.yaml:25). Name the columns that are needed.`,
    ]);
    const others = 'email, name, card_last4, gone, gone_email, hashed_name';
    expect(said(`select * exclude (${others}) ${FROM}`)[0]).toContain('out `token` as');
    expect(said(`with c as (select * ${FROM}) select id from c`)).toEqual([]);
  });
});

test.each([
  `select id ${FROM}`,
  `select {{ hash_pii('email') }} as email ${FROM}`,
  `select sha2(lower(email), 256) as email ${FROM}`,
  `select count(distinct email) as people ${FROM}`,
  `select mask(name) as name ${FROM}`,
  // The rule says mask and its class hash: either will do, as in the contract.
  `select {{ hash_pii('name') }} as name ${FROM}`,
  `select {{ hash_pii('hashed_name') }} as n ${FROM}`,
  `select encode(digest(email, 'sha256'), 'hex') as email ${FROM}`,
  `select to_hex(sha256(email)) as email ${FROM}`,
  `select hashbytes('SHA2_256', email) as email ${FROM}`,
  `select {{ dbt_utils.generate_surrogate_key(['email']) }} as key ${FROM}`,
  `select id ${FROM} where email is not null`,
  `select case when email is null then 0 else 1 end as reachable ${FROM}`,
  `select a.id ${FROM} a join {{ ref('b') }} b on a.email = b.email`,
  `with c as (select email ${FROM}) select {{ hash_pii('email') }} as email from c`,
  "select email from {{ source('stripe', 'unheard') }}",
  'select email from somewhere.else',
  `select email, ${FROM} where (`,
])('%s is all right', (sql) => {
  expect(said(sql)).toEqual([]);
});

test('a model behind another one is not asked again', () => {
  const more = { [`${MODELS}/marts/dim.sql`]: "select email from {{ ref('stg_customers') }}" };
  const found = said(`select email ${FROM}`, more);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('stg_customers.sql:1:');
});

test('sources go before products of the same name, and exceptions keep it silent', () => {
  const path = 'specs/contracts/sources/stripe/customers.odcs.yaml';
  const other = contract('schema:\n  - name: customers\n    properties:\n      - name: email');
  const policy = `${workspace[POLICY]}exceptions:\n  - name: customers.email\n    reason: A test.\n`;
  expect(said(`select email ${FROM}`, { [POLICY]: policy })).toEqual([]);
  const copy = { 'specs/contracts/sources/crm/customers.odcs.yaml': other };
  expect(said(`select email ${FROM}`, copy)).toHaveLength(1);
  const hashed = `${other.trimEnd()}\n        customProperties: [{ property: treatment, value: hash }]\n`;
  const products = { 'specs/contracts/data-products/customers.odcs.yaml': hashed };
  expect(said(`select email ${FROM}`, products)).toHaveLength(1);
  const plain = { [path]: other.replace('name: email', 'name: mail'), ...products };
  expect(said(`select email ${FROM}`, plain)).toEqual([]);
  expect(said(`select email ${FROM}`, { [path]: `${workspace[path]}broken: "` })).toHaveLength(1);
});

test.each([
  [`select email ${FROM}`, `select {{ hash_pii('email') }} as email ${FROM}`],
  [
    `select c.email, 1 as x ${FROM} c`,
    `select {{ hash_pii('c.email') }} as email, 1 as x ${FROM} c`,
  ],
  [`select c.email as mail ${FROM} c`, `select {{ hash_pii('c.email') }} as mail ${FROM} c`],
  [`select lower(email) as mail ${FROM}`, `select lower({{ hash_pii('email') }}) as mail ${FROM}`],
  [`select c."email" ${FROM} c`, `select {{ hash_pii('c."email"') }} as "email" ${FROM} c`],
  [
    `select {{ mask_pii('c.email') }} as mail ${FROM} c`,
    `select {{ hash_pii('c.email') }} as mail ${FROM} c`,
  ],
  [`select {{ mask_pii('email', 3) }} as mail ${FROM}`, undefined],
  [`select mask(email) as mail ${FROM}`, undefined],
  [`select card_last4 ${FROM}`, undefined],
  [`select name ${FROM}`, undefined],
  [`select * ${FROM}`, undefined],
])('the fix of %s', (before, after) => {
  expect(fixed(before)).toBe(after);
  if (after !== undefined) expect(said(after)).toEqual([]);
});

test('a snapshot keeps what it selects', () => {
  const path = 'implementation/dbt_project/snapshots/customers.sql';
  const snapshot = (columns: string): string =>
    `{% snapshot customers %}\n{{ config(strategy='check', unique_key='id') }}\nselect ${columns} ${FROM}\n{% endsnapshot %}\n`;
  const found = (columns: string): string[] =>
    saidTogether(CODE, { ...workspace, [path]: snapshot(columns) });
  expect(found('id, email')).toEqual([
    expect.stringContaining(`${path}:3: \`email\` is PII by \`mail addresses\``),
  ]);
  expect(found("id, {{ hash_pii('email') }} as email")).toEqual([]);
  expect(
    saidTogether(CODE, { ...workspace, 'snapshots/customers.sql': snapshot('email') }),
  ).toEqual([]);
});

describe('with a macro library', () => {
  const library = {
    'specs/governance/macro-library.md':
      '# Macro library\n\n## `hash_pii(column)`\n\nHashes a value.\n\n## `clean(column)`\n\nTrims.\n',
  };

  test('a macro that it does not have protects nothing', () => {
    const sql = `select {{ hash_mail('c.email') }} as mail ${FROM} c`;
    expect(said(sql, library)).toEqual([
      `${MODEL}:1: \`email\` must be treated with \`hash\` by \`mail addresses\` (classification.yaml:25), and \`hash_mail\` is not in the macro library. Did you mean \`hash_pii\`?`,
    ]);
    expect(fixed(sql, library)).toBe(`select {{ hash_pii('c.email') }} as mail ${FROM} c`);
    const later = `with c as (select token ${FROM}) select {{ tokenise('token') }} as t from c`;
    expect(said(later, library)).toEqual([
      expect.stringContaining('`tokenise` is not in the macro library.'),
    ]);
  });

  test.each([
    `select {{ md5('email') }} as mail ${FROM}`,
    `select hash_mail(email) as mail ${FROM}`,
    `select {{ dbt_utils.generate_surrogate_key(['email']) }} as mail ${FROM}`,
  ])('%s is all right', (sql) => {
    expect(said(sql, library)).toEqual([]);
  });

  test('a macro that it has, and that protects nothing, is no unknown one', () => {
    const [one] = said(`select {{ clean('email') }} as mail ${FROM}`, library);
    expect(one).toContain('given out as it is');
  });

  test('without one nobody knows', () => {
    expect(said(`select {{ hash_mail('email') }} as mail ${FROM}`)).toEqual([]);
  });
});

test('a table of the same name in another system is another table', () => {
  const sql = (source: string): string =>
    `select c.email from {{ source('${source}', 'customers') }} as c`;
  expect(said(sql('shopify'))).toEqual([]);
  expect(said(sql('raw_stripe'))).toHaveLength(1);
  expect(said(sql('stripe'))).toHaveLength(1);
});
