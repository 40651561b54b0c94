import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DraftFile } from '../../../../../server/src/agent/draft.ts';
import type { CheckKind, Verdict } from '../../../../../server/src/agent/verdict.ts';
import { neverCancelled } from '../../../../../server/src/base/cancellation.ts';
import { folderContext } from '../../../../../server/src/operations/run/folder-context.ts';
import { makeJudge } from '../../../../../server/src/operations/run/judge/make-judge.ts';
import { testEngine } from '../../../hosts/node/engine/test-engine.ts';
import { churnFolder, diskContext } from '../churn-workspace.ts';
import { InWords } from '../../../../../server/src/agent/in-words.ts';

const MODELS = 'implementation/dbt_project/models';
const FCT = `${MODELS}/marts/customer_success/fct_churn.sql`;
const STAGE = `${MODELS}/staging/customer_success/stg_customers.sql`;
const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const folder = churnFolder();

function textOf(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function changed(path: string, find: string, replace: string): DraftFile {
  const base = textOf(path);
  expect(base).toContain(find);
  return { path, base, text: base.replace(find, replace) };
}

async function judge(
  files: readonly DraftFile[],
  checks: readonly CheckKind[],
): Promise<Verdict<string>> {
  return new InWords().verdict(await verdictOn(files, checks));
}

/** As it is kept. */
async function verdictOn(
  files: readonly DraftFile[],
  checks: readonly CheckKind[],
): Promise<Verdict> {
  const { context } = folderContext(diskContext(folder, await testEngine()), '.');
  return makeJudge(context)(files, checks, neverCancelled);
}

const ALL: readonly CheckKind[] = ['parse', 'rules', 'breaking', 'columns', 'samples'];

function stateOf({ checks }: Verdict, kind: CheckKind): string | undefined {
  return checks.find((one) => one.kind === kind)?.state;
}

it('has nothing against a file as it is', async () => {
  const files = [{ path: FCT, base: textOf(FCT), text: textOf(FCT) }];
  const { checks, findings } = await judge(files, ALL);
  expect(findings).toEqual([]);
  expect(checks.map(({ kind, state }) => [kind, state])).toEqual(
    ALL.map((kind) => [kind, 'passed']),
  );
});

it('does not call wrong what another database than DuckDB may know', async () => {
  const foreign = changed(
    FCT,
    'churn_calculation.tenure_months,',
    "cast('1' as number(9)) as tenure_months,",
  );
  const profiles = changed(
    'implementation/dbt_project/profiles.yml',
    'type: duckdb',
    'type: snowflake',
  );
  const own = await judge([foreign], ['columns']);
  expect(stateOf(own, 'columns')).toBe('failed');
  const { checks, findings } = await judge([foreign, profiles], ['columns']);
  expect(findings).toEqual([]);
  expect(checks[0]).toMatchObject({ state: 'not-checked' });
  expect(checks[0]?.summary).toContain('`fct_churn` is written for snowflake');
  const wrong = changed(
    FCT,
    'churn_calculation.tenure_months,',
    'churn_calculation.no_such as tenure_months,',
  );
  expect(stateOf(await judge([wrong, profiles], ['columns']), 'columns')).toBe('failed');
});

it('finds a wrong column and a wrong type on empty tables', async () => {
  const draft = changed(FCT, 'churn_calculation.tenure_months,', "'long' as tenure_months,");
  const text = draft.text.replace('as churned_at,', 'as churn_at,');
  const verdict = await judge([{ ...draft, text }], ['columns']);
  expect(stateOf(verdict, 'columns')).toBe('failed');
  expect(verdict.findings.map(({ message, isOld, line }) => [message, isOld, line])).toEqual([
    [
      'The model lacks the column `churned_at` (timestamp) that the contract of `fct_churn` promises.',
      false,
      undefined,
    ],
    [
      'The column `tenure_months` is VARCHAR, but the contract of `fct_churn` promises integer.',
      false,
      28,
    ],
    [
      'The column `churn_at` (TIMESTAMP WITH TIME ZONE) is not in the contract of `fct_churn`.',
      false,
      33,
    ],
  ]);
});

it('finds the model elsewhere that a draft takes a column from', async () => {
  const draft = changed(
    STAGE,
    "{{ hash_pii('customers.email') }} as email_hash",
    '1 as email_hashed',
  );
  const { findings } = await judge([draft], ['columns']);
  expect(findings.map(({ path }) => path)).toContain(
    `${MODELS}/marts/customer_success/dim_customers.sql`,
  );
  expect(findings.every(({ isOld }) => !isOld)).toBe(true);
});

it('finds models, sources and columns that are made up, with their lines', async () => {
  const ref = changed(FCT, "ref('fct_mrr')", "ref('fct_revenue')");
  expect((await judge([ref], ['columns'])).findings).toMatchObject([
    { path: FCT, severity: 'error', line: 8, message: expect.stringContaining('`fct_revenue`') },
  ]);
  const source = changed(STAGE, "source('stripe', 'customers')", "source('stripe', 'clients')");
  const own = (await judge([source], ['columns'])).findings.filter(({ path }) => path === STAGE);
  expect(own).toMatchObject([{ message: expect.stringContaining('`stripe.clients`') }]);
  const column = changed(
    FCT,
    'churn_calculation.tenure_months,',
    'churn_calculation.tenure_weeks as tenure_months,',
  );
  expect((await judge([column], ['columns'])).findings).toMatchObject([
    { path: FCT, line: 28, message: expect.stringContaining('tenure_weeks') },
  ]);
});

it('tells what cannot be read', async () => {
  const texts: readonly (readonly [string, string])[] = [
    [FCT, "select {{ ref('fct_mrr' from x"],
    [FCT, 'select a, from from where'],
    [CHARGES, 'kind: DataContract\nschema: [a, b\n'],
    ['specs/pipelines/finance/topology.mermaid', 'flowchart LR\n  a -->\n'],
    ['specs/notes.json', '{"a": '],
  ];
  for (const [path, text] of texts) {
    const verdict = await judge([{ path, base: null, text }], ['parse']);
    expect(stateOf(verdict, 'parse'), text).toBe('failed');
    expect(verdict.findings[0]).toMatchObject({
      path,
      code: 'parse',
      severity: 'error',
      isOld: false,
    });
    expect(verdict.findings[0]?.line, text).toBeGreaterThan(0);
  }
});

it('tells findings of the draft, findings elsewhere because of it, and what is old', async () => {
  const gone = changed(CHARGES, '      - name: card_last4', '      - name: cardLast4');
  const verdict = await judge([gone], ['rules']);
  expect(stateOf(verdict, 'rules')).not.toBe('passed');
  expect(verdict.findings.filter(({ path }) => path === CHARGES)).not.toEqual([]);
  const broken = changed(
    'specs/contracts/sources/stripe/customers.odcs.yaml',
    '      - id: customer_id\n        name: customer_id\n',
    '      - id: customer_number\n        name: customer_number\n',
  );
  const elsewhere = await judge([broken], ['rules']);
  expect(elsewhere.findings.some(({ path, isOld }) => path !== broken.path && !isOld)).toBe(true);
});

it('calls a finding old that the text had before', async () => {
  const path = 'specs/contracts/sources/stripe/broken.odcs.yaml';
  const { context } = folderContext(diskContext(folder), '.');
  const base = `${textOf(CHARGES)}\nnonsense: 1\n`;
  writeFileSync(join(folder, path), base);
  try {
    const draft = { path, base, text: `${base}# A remark.\n` };
    const { findings } = await makeJudge(context)([draft], ['rules'], neverCancelled);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ isOld }) => isOld)).toBe(true);
  } finally {
    rmSync(join(folder, path));
  }
});

it('holds breaking changes of an active contract for errors unless the major version goes up', async () => {
  const draft = changed(CHARGES, '        logicalType: integer', '        logicalType: string');
  const verdict = await judge([draft], ['breaking']);
  expect(stateOf(verdict, 'breaking')).toBe('failed');
  expect(verdict.findings[0]?.message).toMatch(
    /^charges\.\w+: .*Readers of an active contract may fail/,
  );
  const raised = { ...draft, text: draft.text.replace('version: 1.4.0', 'version: 2.0.0') };
  expect(stateOf(await judge([raised], ['breaking']), 'breaking')).toBe('warned');
});

it('tells which sample tests fail, without a value of the samples', async () => {
  const draft = changed(
    FCT,
    'churn_calculation.is_churned,',
    'not churn_calculation.is_churned as is_churned,',
  );
  const verdict = await judge([draft], ['samples']);
  expect(stateOf(verdict, 'samples')).toBe('failed');
  expect(verdict.findings).toMatchObject([
    { path: FCT, code: 'samples', message: expect.stringContaining('rows differ') },
  ]);
  const email = changed(
    CHARGES,
    'name: receipt_email\n',
    'name: receipt_email\n        unique: true\n',
  );
  const told = JSON.stringify(await verdictOn([email], ['samples']));
  const values =
    textOf('specs/sample-data/stripe_charges/charges.csv').match(/[\w.]+@[\w.]+/g) ?? [];
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) expect(told).not.toContain(value);
  expect(told).toContain('occur more than once');
});

it('reads the workspace without a draft once for all drafts, and with one once for all checks of contracts', async () => {
  const { context } = folderContext(diskContext(folder, await testEngine()), '.');
  let searches = 0;
  const find = context.files.find.bind(context.files);
  context.files.find = (...asked) => {
    searches++;
    return find(...asked);
  };
  const judged = makeJudge(context);
  const searchesOf = async (checks: readonly CheckKind[], text: string): Promise<number> => {
    searches = 0;
    await judged([{ path: FCT, base: textOf(FCT), text }], checks, neverCancelled);
    return searches;
  };
  const both = await searchesOf(['rules'], textOf(FCT));
  expect(await searchesOf(['rules'], `${textOf(FCT)}\n-- A remark.`)).toBe(both / 2);
  expect(await searchesOf(['columns'], textOf(FCT))).toBe(1);
  expect(await searchesOf(['columns', 'samples'], textOf(FCT))).toBe(1);
  // What is wrong with it may be so without it, too.
  expect(await searchesOf(['columns', 'samples'], 'select 1 as wrong')).toBe(2);
  expect(await searchesOf(['columns', 'samples'], 'select 2 as wrong')).toBe(1);
}, 60_000);

it('executes nothing without an engine, and does not call that passed', async () => {
  const { context } = folderContext(diskContext(folder), '.');
  const files = [{ path: FCT, base: textOf(FCT), text: textOf(FCT) }];
  const { checks } = await makeJudge(context)(files, ['columns', 'samples'], neverCancelled);
  expect(checks.map(({ state }) => state)).toEqual(['not-checked', 'not-checked']);
});

it.each([
  '../outside.sql',
  '/etc/passwd',
  'models/../../x.sql',
  'C:\\x.sql',
  'a/%2e%2e/x.sql',
  'x\0.sql',
])('refuses the path %j', async (path) => {
  await expect(judge([{ path, base: null, text: 'select 1' }], ['parse'])).rejects.toThrow(
    /none of a file/,
  );
});
