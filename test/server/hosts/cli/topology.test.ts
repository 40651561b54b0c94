import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const contract = (name: string, from = '') => `apiVersion: v3.1.0
kind: DataContract
id: ${name}
name: ${name}_contract
version: 1.0.0
status: active
schema:
  - name: ${name}
    properties:
      - name: id
        logicalType: string
        primaryKey: true
        primaryKeyPosition: 1
        required: true
${from === '' ? '' : `        transformSourceObjects: [${from}]\n`}`;

const files = {
  'specs/contracts/orders.odcs.yaml': contract('orders'),
  'specs/contracts/revenue.odcs.yaml': contract('fct_revenue', 'stg_orders'),
  'implementation/dbt_project/dbt_project.yml': 'name: shop\n',
  'implementation/dbt_project/models/staging/stg_orders.sql':
    "select id from {{ source('shop', 'orders') }}\n",
  'specs/pipelines/topology.mermaid':
    'flowchart LR\n  orders --> stg_orders\n  orders --> fct_revenue\n',
};

function lint(...paths: string[]): Promise<readonly string[]> {
  return lintIn(files, ...paths);
}

async function lintIn(
  all: Readonly<Record<string, string>>,
  ...paths: string[]
): Promise<readonly string[]> {
  const { stdout, stderr } = await runCli(tempFolder(all), ['lint', '-f', 'json', ...paths]);
  if (stdout === '') throw new Error(stderr);
  const { files: linted } = JSON.parse(stdout) as {
    files: readonly { path: string; findings: readonly { code: string; line: number }[] }[];
  };
  return linted.flatMap(({ path, findings }) =>
    findings.map(({ code, line }) => `${path}:${String(line)} ${code}`),
  );
}

test('a topology is held against contracts and dbt where there are no policies', async () => {
  expect(await lint()).toEqual([
    'specs/pipelines/topology.mermaid:3 topology-edges-confirmed',
    'specs/pipelines/topology.mermaid:3 topology-edges-complete',
  ]);
});

test('dbt beside the checked folder is known', async () => {
  expect(await lint('specs')).toEqual(await lint());
});

test('a file alone is not held against what nobody has read', async () => {
  expect(await lint('specs/pipelines/topology.mermaid')).toEqual([]);
});

test('fences of a page are held against contracts and dbt, too', async () => {
  const { 'specs/pipelines/topology.mermaid': topology, ...others } = files;
  const page = `# Flow\n\n\`\`\`mermaid\n${topology}\`\`\`\n`;
  expect(await lintIn({ ...others, 'specs/pipelines/sales/flow-spec.md': page })).toEqual([
    'specs/pipelines/sales/flow-spec.md:6 topology-edges-confirmed',
  ]);
});

describe('lineage --check and lineage update', () => {
  const TOPOLOGY = 'specs/pipelines/topology.mermaid';
  const updated = 'flowchart LR\n  orders --> stg_orders\n  stg_orders --> fct_revenue\n';
  const plan = {
    'docs/lineage.mermaid': 'flowchart LR\n  %% only this\n  orders --> stg_orders\n',
  };

  test('the check says what to do, also where one file is named', async () => {
    const root = tempFolder({ ...files, ...plan });
    for (const path of [[], ['specs/pipelines'], [TOPOLOGY], ['specs']]) {
      const { code, stdout } = await runCli(root, ['lineage', '--check', ...path]);
      expect(code, path.join()).toBe(1);
      expect(stdout).toContain(`${TOPOLOGY}:3:3`);
      expect(stdout).toContain('"dataengos lineage update" takes 2 of them away');
    }
    const fine = await runCli(root, ['lineage', '--check', 'docs/lineage.mermaid']);
    expect([fine.code, fine.stdout]).toEqual([0, 'Clean: 1 file checked.\n']);
    const none = await runCli(root, ['lineage', '--check', 'implementation']);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('no topology at or below implementation');
  });

  test('the update makes the check pass, and shows itself before', async () => {
    const root = tempFolder(files);
    const dry = await runCli(root, ['lineage', 'update', '--dry-run']);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain('-  orders --> fct_revenue\n+  stg_orders --> fct_revenue\n');
    expect(readFileSync(join(root, TOPOLOGY), 'utf8')).toBe(files[TOPOLOGY]);
    const { code, stdout } = await runCli(root, ['lineage', 'update', TOPOLOGY]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${TOPOLOGY}: updated`);
    expect(stdout).toContain('1 file changed.\n');
    expect(readFileSync(join(root, TOPOLOGY), 'utf8')).toBe(updated);
    const after = await runCli(root, ['lineage', '--check']);
    expect(after.code).toBe(0);
    const again = await runCli(root, ['lineage', 'update']);
    expect(again.stdout).toContain('0 files changed.');
  });

  test('nothing is taken out of a picture while a contract cannot be read', async () => {
    const root = tempFolder({ ...files, 'specs/contracts/more.odcs.yaml': 'schema: [\n' });
    const { code, stderr } = await runCli(root, ['lineage', 'update', TOPOLOGY]);
    expect(code).toBe(1);
    expect(stderr).toContain('specs/contracts/more.odcs.yaml: Its YAML is broken');
    expect(readFileSync(join(root, TOPOLOGY), 'utf8')).toBe(files[TOPOLOGY]);
  });
});
