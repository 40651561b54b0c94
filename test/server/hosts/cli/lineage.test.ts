import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const CHURN = join(import.meta.dirname, '../../../../examples/churn');

test('the example as Mermaid', async () => {
  const { code, stdout } = await runCli(CHURN, ['lineage']);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('lineage-of-churn.mermaid');
});

test('a table and its neighbours as DOT', async () => {
  const args = ['lineage', '--focus', 'fct_mrr', '--up', '1', '--down', '1', '-f', 'dot'];
  const { code, stdout } = await runCli(CHURN, args);
  expect(code).toBe(0);
  expect(stdout).toBe(`digraph lineage {
  rankdir=LR;
  node [shape=box];
  subgraph cluster_0 {
    label="customer_success";
    n0 [label="fct_churn"];
  }
  subgraph cluster_1 {
    label="finance";
    n1 [label="fct_mrr"];
    n2 [label="int_mrr_movements"];
  }
  n1 -> n0;
  n2 -> n1;
}
`);
});

test('as JSON, the same from wherever it is called', async () => {
  const args = ['lineage', '-f', 'json', '--focus', 'stg_customers', '--up', '1', '--down', '0'];
  const { stdout } = await runCli(CHURN, args);
  const { version, tables, edges } = JSON.parse(stdout) as Record<'tables' | 'edges', object[]> & {
    readonly version: number;
  };
  expect(version).toBe(1);
  expect(tables).toMatchObject([
    { id: 'customers', kind: 'source', system: 'stripe', domain: 'billing' },
    { id: 'stg_customers', kind: 'model', layer: 'staging' },
  ]);
  expect(tables[1]).toHaveProperty(
    'columns',
    expect.arrayContaining([
      {
        name: 'salesforce_account_id',
        from: [{ table: 'customers', column: 'salesforce_account_id' }],
      },
    ]),
  );
  expect(edges).toEqual([
    {
      ...{ from: 'customers', to: 'stg_customers', kind: 'flow' },
      said: expect.arrayContaining([
        {
          witness: 'asset',
          path: 'specs/pipelines/customer_success/assets/stg_customers.yaml',
          line: 6,
          column: 10,
        },
      ]) as unknown,
    },
  ]);
});

test('as OpenLineage', async () => {
  const time = '2026-11-21T08:00:00Z';
  const focus = ['--focus', 'int_mrr_movements', '--up', '1', '--down', '0'];
  const args = ['lineage', '-f', 'openlineage', '--time', time, ...focus];
  const { stdout } = await runCli(CHURN, args);
  const [made, read] = JSON.parse(stdout) as Record<string, unknown>[];
  const schemaURL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs';
  expect(made).toMatchObject({
    ...{ eventTime: time, schemaURL: `${schemaURL}/JobEvent` },
    job: { namespace: 'finance', name: 'int_mrr_movements' },
    inputs: [{ namespace: 'finance', name: 'int_subscription_months' }],
    outputs: [
      {
        facets: {
          columnLineage: {
            fields: {
              previous_mrr_amount_cents: {
                inputFields: [
                  {
                    ...{ namespace: 'finance', name: 'int_subscription_months' },
                    field: 'mrr_amount_cents',
                  },
                ],
              },
            },
          },
        },
      },
    ],
  });
  expect(read).toMatchObject({ eventTime: time, schemaURL: `${schemaURL}/DatasetEvent` });
});

test('--check is silent on what agrees, and fails on what does not', async () => {
  const root = tempFolder();
  cpSync(CHURN, root, { recursive: true });
  const clean = await runCli(root, ['lineage', '--check']);
  expect(clean.stdout + clean.stderr).not.toContain('topology.mermaid');
  expect(clean.code).toBe(0);
  const path = join(root, 'specs/pipelines/finance/topology.mermaid');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll('int_mrr_movements', 'int_mrr_movement'));
  const output = join(root, 'lineage.json');
  const { code, stdout } = await runCli(root, ['lineage', '--check', '-o', output, '-f', 'json']);
  expect(code).toBe(1);
  expect(stdout).toContain('specs/pipelines/finance/topology.mermaid');
  expect(stdout).toContain('int_mrr_movement');
  expect(JSON.parse(readFileSync(output, 'utf8'))).toHaveProperty('version', 1);
});

test('says what is wrong with how it is called', async () => {
  const said = async (...args: readonly string[]): Promise<string> => {
    const { code, stderr } = await runCli(CHURN, ['lineage', ...args]);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await said('--focus', 'fct_nothing')).toContain('No table is called "fct_nothing".');
  expect(await said('--up', '1')).toContain('--focus');
  expect(await said('--focus', 'fct_mrr', '--up', 'x')).toContain('--up takes a number');
  expect(await said('--time', 'today')).toContain('--time');
  expect(await said('-')).toContain('standard input');
});

test("reads dbt's manifest, and says why when it cannot", async () => {
  const node = { resource_type: 'seed', name: 'codes' };
  const files = (manifest: string): Record<string, string> => ({
    '.gitignore': 'target/\n',
    'dbt_project.yml': 'name: s\n',
    'target/manifest.json': manifest,
  });
  const good = await runCli(
    tempFolder(files(JSON.stringify({ nodes: { 'seed.s.codes': node } }))),
    ['lineage'],
  );
  expect(good.stdout).toContain('codes');
  const bad = await runCli(tempFolder(files('{')), ['lineage']);
  expect(bad.code).toBe(0);
  expect(bad.stderr).toContain('target/manifest.json was not read. It is no JSON');
});

test('a table is found by what it is printed as', async () => {
  const root = tempFolder({
    'specs/pipelines/a/assets/x.yaml': 'name: x\ninputs: [one]\n',
    'specs/pipelines/b/assets/x.yaml': 'name: x\ninputs: [other]\n',
  });
  const { stdout } = await runCli(root, ['lineage', '-f', 'json']);
  const { tables } = JSON.parse(stdout) as { tables: { id: string }[] };
  expect(tables.map(({ id }) => id)).toEqual(['one', 'other', 'a.x', 'b.x']);
  const focused = await runCli(root, ['lineage', '--focus', 'b.x']);
  expect(focused.stdout).toContain('other');
  expect(focused.stdout).not.toContain('one');
});

test('says that Mermaid draws so many edges only', async () => {
  const inputs = (count: number): string =>
    Array.from({ length: count }, (_, at) => `t${String(at)}`).join(', ');
  const said = async (count: number, ...args: readonly string[]): Promise<string> => {
    const asset = `name: x\ninputs: [${inputs(count)}]\n`;
    const root = tempFolder({ 'specs/pipelines/assets/x.yaml': asset });
    return (await runCli(root, ['lineage', ...args])).stderr;
  };
  expect(await said(500)).not.toContain('Mermaid');
  expect(await said(501)).toContain('Mermaid draws 500 edges, and these are 501');
  expect(await said(501, '-f', 'dot')).not.toContain('Mermaid');
});

test('hostile names stay names', async () => {
  const root = tempFolder({
    'specs/pipelines/assets/a.yaml': JSON.stringify({
      name: 'x"] --> evil["%%{init: {}}%% <img src=x onerror=1> `a` #35; :::b',
      inputs: ['end', 'click a href "javascript:1"'],
    }),
  });
  const { stdout } = await runCli(root, ['lineage']);
  expect(stdout.split('\n').filter((line) => line.includes('-->'))).toEqual([
    '  n0 --> n2',
    '  n1 --> n2',
  ]);
  expect(stdout).not.toMatch(/[<{}%`]|\]\s*-->|:::/);
});
