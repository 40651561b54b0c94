import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { neverCancelled } from '../../../../../server/src/base/cancellation.ts';
import { gitHistory } from '../../../../../server/src/hosts/node/git-history.ts';
import type { AgentHost } from '../../../../../server/src/operations/run/agent-host.ts';
import { folderContext } from '../../../../../server/src/operations/run/folder-context.ts';
import { makeJudge } from '../../../../../server/src/operations/run/judge/make-judge.ts';
import { makeWorld } from '../../../../../server/src/operations/run/make-world.ts';
import { makeTools } from '../../../../../server/src/operations/run/tools/make-tools.ts';
import { protectedValues } from '../../../../../server/src/operations/run/tools/protected-values.ts';
import { WithoutValues } from '../../../../../server/src/operations/run/tools/without-values.ts';
import { workspaceContents } from '../../../../../server/src/operations/workspace-contents.ts';
import { testEngine } from '../../../hosts/node/engine/test-engine.ts';
import { churnFolder, diskContext } from '../churn-workspace.ts';

const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const folder = churnFolder();
const NONE = { connections: [], inspect: () => Promise.reject(new Error('None.')) };
/** Put together, so that no scanner of repositories stumbles over it. */
const SECRET = ['gh', 'p_', 'QZ7XQZ8JQZ9VQZ6KQZ5WQZ4YQZ3HQZ2BQZ1F'].join('');

async function tools(databases: AgentHost['databases'] = NONE) {
  const own = folderContext(diskContext(folder, await testEngine()), '.');
  const { context } = own;
  const contents = await workspaceContents(context);
  const hidden = await protectedValues(contents, context);
  const history = gitHistory({
    toPath: (name) => join(folder, name),
    toName: (path) => path.slice(folder.length + 1),
  });
  const all = makeTools({
    ...{ own, contents, world: makeWorld(contents, context), judge: makeJudge(context) },
    agent: { history, databases },
    values: new WithoutValues(hidden, 'key'),
  });
  const call = async (name: string, input: object) => {
    const tool = all.find((one) => one.name === name)!;
    return tool.run(input, neverCancelled);
  };
  return { all, hidden, call };
}

function personal(): readonly string[] {
  const samples = join(folder, 'specs/sample-data');
  return readdirSync(samples, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => readFileSync(join(samples, name), 'utf8').match(/[\w.]+@[\w.]+\w/g) ?? []);
}

it('has a static word for models on each tool, with its limits', async () => {
  const { all } = await tools();
  expect(all.map(({ name }) => name)).toEqual([
    ...['effective_policy', 'find_symbols', 'git_history', 'lineage', 'lint_draft', 'read_spec'],
    ...['run_sample_sql', 'schema_inspector'],
  ]);
  for (const { doc, input } of all) {
    expect(doc.length).toBeGreaterThan(200);
    expect(input).toMatchObject({ type: 'object', additionalProperties: false });
  }
});

it('knows the protected values of samples', async () => {
  const { hidden } = await tools();
  expect(personal().length).toBeGreaterThan(5);
  for (const value of personal()) expect(hidden).toContain(value);
});

it('answers queries on samples with tokens that join alike in place of protected values', async () => {
  const { call, hidden } = await tools();
  const all = await call('run_sample_sql', { sql: 'select * from stripe_charges.charges' });
  expect(all.isError).toBeUndefined();
  for (const value of hidden) expect(all.text.split(/[ |\n]+/)).not.toContain(value);
  expect(all.text).toContain('tok_');
  const joined = await call('run_sample_sql', {
    sql: 'select count(*) from charges join customers on receipt_email = customers.email',
  });
  expect(Number(joined.text.split('\n')[1])).toBeGreaterThan(0);
  const raw = await call('run_sample_sql', { sql: 'select * from raw_1, raw_2, t_1' });
  for (const value of personal()) expect(raw.text).not.toContain(value);
});

it.each([
  'drop table charges',
  "select * from read_csv('/etc/passwd')",
  'select 1; select 2',
  "copy charges to '/tmp/x.csv'",
])('does not run %j', async (sql) => {
  const { call } = await tools();
  expect((await call('run_sample_sql', { sql })).isError).toBe(true);
});

it('reads specifications without the examples of protected properties, and nothing else', async () => {
  const { call } = await tools();
  const { text, files } = await call('read_spec', { path: 'stripe_charges' });
  expect(files).toEqual([CHARGES]);
  expect(text).toContain('name: receipt_email');
  expect(text).toContain('examples: [] # taken out');
  for (const value of personal()) expect(text).not.toContain(value);
  expect((await call('read_spec', { path: 'fct_churn' })).text).toContain(
    "ref('int_churn_calculation')",
  );
  for (const path of [
    ...['specs/sample-data/stripe_charges/charges.csv', '../x', '/etc/passwd', '.git/config'],
    ...['implementation/dbt_project/profiles.yml', '.env', 'specs/../../x.yaml'],
  ])
    expect((await call('read_spec', { path })).isError, path).toBe(true);
});

it('finds names, also nearly right ones, and what tables are made of', async () => {
  const { call } = await tools();
  expect((await call('find_symbols', { name: 'fct_churn' })).text).toMatch(/^object fct_churn/m);
  expect((await call('find_symbols', { name: 'recipt_email' })).text).toContain(
    'charges.receipt_email',
  );
  const { text } = await call('lineage', { table: 'fct_churn' });
  expect(text).toContain('int_churn_calculation -> fct_churn');
  expect((await call('lineage', { table: 'fct_chrun' })).text).toContain('Is "fct_churn" meant?');
});

it('holds drafts against the rules and policies of their place', async () => {
  const { call } = await tools();
  const text = readFileSync(join(folder, CHARGES), 'utf8').replace(
    'name: card_last4',
    'name: CardLast4',
  );
  const { text: told } = await call('lint_draft', { files: [{ path: CHARGES, text }] });
  expect(told).toMatch(/rules: (?:failed|warned)/);
  expect(told).toContain(`${CHARGES}:`);
  const outside = await call('lint_draft', { files: [{ path: '../x.yaml', text }] });
  expect(outside.isError).toBe(true);
  expect((await call('effective_policy', { path: CHARGES })).text).toContain(
    'specs/governance/classification.yaml',
  );
});

it('tells commits and their reasons, of a line, too, and no change', async () => {
  const { call } = await tools();
  expect((await call('git_history', { path: CHARGES })).text).toContain('No commit');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
      cwd: folder,
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'Begin', '-m', 'Finance asked for it.');
  const log = await call('git_history', { path: CHARGES });
  expect(log.text).toMatch(/^[0-9a-f]{12} \S+ Ana: Begin\nFinance asked for it\.$/);
  const line = await call('git_history', { path: CHARGES, line: 3 });
  expect(line.text).toBe(log.text);
  expect((await call('git_history', { path: '../x' })).isError).toBe(true);
});

it.each([100, 110, 119])('gives no half of a secret at the end of a cell, %i', async (at) => {
  const { call } = await tools();
  const { text } = await call('run_sample_sql', {
    sql: `select rpad('', ${at}, 'word ') || '${SECRET}' as a, rpad('', 500, 'b') as b`,
  });
  expect(text).toContain('word');
  expect(text).not.toContain(SECRET.slice(0, 6));
});

it('gives no half of a secret or protected value at the end of a comment', async () => {
  const [mail = ''] = personal();
  const comment = (canary: string): string =>
    `${'word '.repeat(98)}${canary} ${'word '.repeat(50)}`;
  const table = {
    ...{ schema: 's', name: 't', kind: 'table' as const, primaryKey: [], comment: comment(SECRET) },
    columns: [{ name: 'c', type: 'text', nullable: true, comment: comment(mail) }],
  };
  const { call } = await tools({
    connections: [{ name: 'x', type: 'postgres' }],
    inspect: () => Promise.resolve({ tables: [table], isCut: false }),
  });
  const { text } = await call('schema_inspector', { connection: 'x', table: 't' });
  expect(text).toContain('table s.t -- word');
  expect(text).not.toContain(SECRET.slice(0, 6));
  expect(text).not.toContain(mail.slice(0, 6));
});

it('takes out a value as a whole that holds another one', () => {
  const values = new WithoutValues(new Set(['Anna Maria Example', 'Maria', 'AB']), 'key');
  expect(values.text("Anna Maria Example, Maria, 'AB', AB")).toBe(
    "[protected], [protected], '[protected]', AB",
  );
});
