import { expect, test } from 'vitest';
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

test('a file alone is not held against what nobody has read', async () => {
  expect(await lint('specs/pipelines/topology.mermaid')).toEqual([]);
});

test('so are the fences of a page', async () => {
  const { 'specs/pipelines/topology.mermaid': topology, ...others } = files;
  const page = `# Flow\n\n\`\`\`mermaid\n${topology}\`\`\`\n`;
  expect(await lintIn({ ...others, 'specs/pipelines/sales/flow-spec.md': page })).toEqual([
    'specs/pipelines/sales/flow-spec.md:6 topology-edges-confirmed',
  ]);
});
