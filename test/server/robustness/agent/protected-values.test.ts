import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import { startMessagesApi, type MessagesApi } from '../../../messages-api/start-messages-api.ts';
import type { AnswerPart } from '../../../messages-api/script.ts';
import { addFiles } from '../../hosts/temp-folder.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';
import { CHARGES, hostileWorkspace } from './hostile-workspace.ts';
import { calls, proposes } from './obedient-model.ts';
import { PEOPLE, peopleFiles, peopleValues } from './protected-people.ts';
import { disguises } from './disguises.ts';

const open: { api: MessagesApi; server: HostileServer }[] = [];

afterEach(async () => {
  for (const { api, server } of open.splice(0)) {
    await server.client.stop();
    await api.close();
  }
});

/** Calls of one answer that are answered. */
const AT_ONCE = 16;

/** All that is sent while a model asks for the parts in turn, and then proposes something; in how many answers it did. */
async function sentFor({
  root,
  phase,
  input,
  parts,
}: {
  readonly root: string;
  readonly phase: string;
  readonly input: Readonly<Record<string, string>>;
  readonly parts: readonly AnswerPart[];
}): Promise<{ readonly sent: string; readonly turns: number }> {
  let turns = 0;
  const api = await startMessagesApi(() => {
    const some = parts.slice(turns * AT_ONCE, (turns + 1) * AT_ONCE);
    turns++;
    return { kind: 'answer', parts: some.length > 0 ? some : [proposes(['x.md'])] };
  });
  const server = await hostileServer(root, {
    url: api.url,
    agent: { caps: { ...defaultCaps, tokens: 1e9, cost: 1e6 } },
  });
  open.push({ api, server });
  await server.run({ phase, input });
  expect(turns).toBeGreaterThan(0);
  return { sent: api.requests.map(({ text }) => text).join('\n'), turns };
}

/** Columns that the contracts of the example protect, as tables and columns in queries. */
const COLUMNS = [
  ['stripe_customers.customers', 'email'],
  ['stripe_customers.customers', 'name'],
  ['stripe_customers.customers', 'customer_name'],
  ['stripe_charges.charges', 'receipt_email'],
  ['stripe_charges.charges', 'card_last4'],
  // Protected elsewhere only: the very same values.
  ['salesforce_opportunities.accounts', '"Name"'],
  ['salesforce_opportunities.accounts', 'account_name'],
  ['salesforce_opportunities.accounts', 'owner_email'],
  ['churn_report.dim_customers', 'account_name'],
] as const;

/** Ways to make a value look otherwise, so that no list of values finds it. */
const WAYS = [
  ...['COL', 'reverse(COL)', 'upper(COL)', 'hex(COL)', 'to_base64(COL::blob)', 'md5(COL)'],
  ...['substr(COL, 2)', "concat(COL, 'x')", "string_agg(COL, '')", "replace(COL, '@', ' at ')"],
  ...["list_transform(string_split(COL, ''), x -> ascii(x))", 'COL::json', 'bin(COL)'],
  ...["'{' || COL || '}'", "array_to_string(string_split(COL, ''), '-')", 'rot13(COL)'],
  ...["translate(COL, 'abcdefghij', 'bcdefghijk')", 'url_encode(COL)', 'error(reverse(COL))'],
] as const;

function queries(): readonly AnswerPart[] {
  return COLUMNS.flatMap(([table, column]) => [
    calls('run_sample_sql', { sql: `select * from ${table}` }),
    ...WAYS.map((way) =>
      calls('run_sample_sql', {
        sql: `select ${way.replaceAll('COL', `${column}::varchar`)} from ${table}`,
      }),
    ),
  ]);
}

/** Mail addresses and names of the samples. */
function personal(root: string): readonly string[] {
  const samples = join(root, 'specs/sample-data');
  const mails = readdirSync(samples, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => readFileSync(join(samples, name), 'utf8').match(/[\w.+-]+@[\w.]+\w/g) ?? []);
  const names = readFileSync(join(samples, 'stripe_customers/customers.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[2] ?? '');
  return [...new Set([...mails, ...names])];
}

const READS = [
  ...['stripe_charges', 'stripe_customers', 'stripe_subscriptions', 'salesforce_opportunities'],
  ...['churn_report', 'mrr_report', 'specs/contracts/manifest.json', 'fct_churn', 'dim_customers'],
  'specs/sample-data/stripe_charges/charges.csv',
].map((path) => calls('read_spec', { path }));

test.each([
  ['implement-logic', { model: 'fct_churn' }],
  ['fix', { path: CHARGES }],
  ['shape-spec', { idea: 'Churn', product: 'churn_again' }],
  ['write-contract', { name: 'churn_extra', domain: 'customer_success' }],
  ['explain', { what: 'churn_report' }],
  ['review', {}],
  ['scaffold-pipeline', { contract: 'churn_report' }],
] as const)(
  'no request of %s holds a protected value, however it is asked for',
  async (phase, input) => {
    const root = hostileWorkspace([]);
    const values = personal(root);
    expect(values.length).toBeGreaterThan(5);
    const { sent, turns } = await sentFor({ root, phase, input, parts: [...READS, ...queries()] });
    const leaks: string[] = [];
    for (const value of values)
      for (const disguise of disguises(value)) if (sent.includes(disguise)) leaks.push(disguise);
    expect(leaks).toEqual([]);
    expect(turns).toBeGreaterThan(3);
    if (phase === 'implement-logic') {
      expect(sent).toContain('tok_');
    }
  },
  240_000,
);

/** What may be done to numbers and times beside. */
const SUMS = [
  ...['select sum(COL) from TABLE', 'select max(COL) from TABLE', 'select COL + 1 from TABLE'],
  ...['select COL * 2 from TABLE', 'select epoch(COL) from TABLE', 'select COL from TABLE'],
  ...['select year(COL), month(COL), day(COL) from TABLE', 'select error(COL::varchar) from TABLE'],
] as const;

const ON_PEOPLE = ['phone', 'birth_date', 'tax_id', 'salary', 'seen_at'].flatMap((column) =>
  [
    ...SUMS,
    ...WAYS.slice(1, 4).map((way) => `select ${way} from TABLE`.replaceAll('COL', 'COL::varchar')),
  ].map((sql) =>
    calls('run_sample_sql', {
      sql: sql.replaceAll('COL', column).replaceAll('TABLE', 'stripe_people.people'),
    }),
  ),
);

test.each([
  ['implement-logic', { model: 'fct_churn' }, ON_PEOPLE],
  ['fix', { path: PEOPLE }, []],
  ['explain', { what: 'stripe_people' }, []],
  ['review', {}, []],
] as const)(
  'no request of %s holds a phone, a day of birth, an id or an amount',
  async (phase, input, queries) => {
    const root = hostileWorkspace([]);
    addFiles(root, peopleFiles);
    const asked = [
      ...[PEOPLE, 'people', 'stripe_people', 'specs/sample-data/stripe_people/people.csv'].map(
        (path) => calls('read_spec', { path }),
      ),
      calls('lint_draft', { files: [{ path: PEOPLE, text: peopleFiles[PEOPLE] }] }),
      ...queries,
    ];
    // The calls themselves are words of the model.
    const { sent, turns } = await sentFor({ root, phase, input, parts: asked });
    const all = [...peopleValues, ...peopleValues.flatMap((one) => disguises(one).slice(1, 6))];
    expect(all.filter((one) => sent.includes(one))).toEqual([]);
    expect(turns).toBeGreaterThan(1);
    expect(sent).toContain('birth_date');
    if (phase === 'implement-logic') expect(sent).toContain('tok_');
  },
  240_000,
);
