import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { commit, git, gitRepository } from '../node/git-repository.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const policies = {
  'specs/governance/naming.json':
    '{"layers": {"staging": {"prefix": "stg_"}, "marts": {"prefix": "fct_|dim_"}}}\n',
  'specs/governance/tiering-standards.md': `# Tiering standards

## Bronze

- Layer: raw
- Reads from: source

## Silver

- Layer: staging, intermediate
- Reads from: bronze, silver

## Gold

- Layer: marts
- Reads from: silver, gold
`,
};
const project = 'implementation/dbt_project';
const mart = `${project}/models/marts/fct_orders.sql`;
const files = {
  [`${project}/dbt_project.yml`]: 'name: shop\n',
  [mart]: "select order_id from {{ source('shop', 'orders') }}\n",
  [`${project}/models/staging/stg_orders.sql`]:
    "select order_id from {{ source('shop', 'orders') }}\n",
  'specs/pipelines/topology.mermaid': 'graph LR\n  stg_orders --> fct_orders\n',
};
const found = `${mart}:1 layers-depend-downwards`;

interface Linted {
  readonly files: readonly string[];
  readonly findings: readonly string[];
}

async function lint(cwd: string, args: readonly string[] = [], input?: string): Promise<Linted> {
  const options = input === undefined ? {} : { input };
  const { stdout, stderr } = await runCli(
    cwd,
    ['lint', '-f', 'json', '--allow-empty', ...args],
    options,
  );
  if (stdout === '') throw new Error(stderr);
  const { files: linted } = JSON.parse(stdout) as {
    files: readonly { path: string; findings: readonly { code: string; line: number }[] }[];
  };
  return {
    files: linted.map(({ path }) => path),
    findings: linted.flatMap(({ path, findings }) =>
      findings.map(({ code, line }) => `${path}:${String(line)} ${code}`),
    ),
  };
}

let root: string;

beforeEach(() => {
  root = tempFolder();
});

describe('files that are no contracts', () => {
  test('are linted where policies hold', async () => {
    addFiles(root, { ...policies, ...files });
    const { files: linted, findings } = await lint(root);
    // The mart reads the source itself, so the picture is wrong, too.
    const inPicture = 'specs/pipelines/topology.mermaid:2 topology-edges-confirmed';
    expect(findings).toEqual([found, inPicture]);
    expect(linted).toEqual([
      `${project}/dbt_project.yml`,
      mart,
      `${project}/models/staging/stg_orders.sql`,
      'specs/governance/naming.json',
      'specs/governance/tiering-standards.md',
      'specs/pipelines/topology.mermaid',
    ]);
  });

  test.each(['pretty', 'json', 'sarif', 'github', 'junit'])('are shown by %s', async (format) => {
    addFiles(root, { ...policies, ...files });
    const { stdout } = await runCli(root, ['lint', '-f', format]);
    expect(stdout).toContain(mart);
    expect(stdout).toContain('tiering-standards.md:16');
  });

  test('are none of our affairs without policies, but for flowcharts', async () => {
    addFiles(root, { ...files, 'contracts/models/orders.yml': 'kind: DataContract\nid: x\n' });
    const { files: linted } = await lint(root);
    expect(linted).toEqual(['contracts/models/orders.yml', 'specs/pipelines/topology.mermaid']);
    const { stderr } = await runCli(root, ['lint', mart]);
    expect(stderr).toContain('is not a data contract');
  });

  test('are left alone outside of dbt projects', async () => {
    addFiles(root, {
      ...policies,
      'models/marts/fct_orders.sql': files[mart],
      'ml/models/config.yml': 'models:\n  - name: BadName\n',
    });
    const { files: linted, findings } = await lint(root);
    expect(findings).toEqual([]);
    expect(linted).toEqual(Object.keys(policies));
    addFiles(root, { 'dbt_project.yml': 'name: x\n' });
    expect((await lint(root)).findings).toEqual([
      'models/marts/fct_orders.sql:1 layers-depend-downwards',
    ]);
  });

  test('are not known where ignore files name the policies', async () => {
    addFiles(root, { ...policies, ...files, '.gitignore': 'specs/governance/\n', '.git/HEAD': '' });
    expect((await lint(root)).files).toEqual(['specs/pipelines/topology.mermaid']);
  });
});

describe('a named file', () => {
  test('is held to the policies around it', async () => {
    addFiles(root, { ...policies, ...files, '.git/HEAD': '' });
    expect(await lint(root, [mart])).toEqual({ files: [mart], findings: [found] });
    const folder = join(root, project, 'models/marts');
    const own = 'fct_orders.sql:1 layers-depend-downwards';
    expect((await lint(folder, ['fct_orders.sql'])).findings).toEqual([own]);
    expect((await lint(join(root, project))).findings).toEqual([
      'models/marts/fct_orders.sql:1 layers-depend-downwards',
    ]);
  });

  test('may be a policy, seen from its own folder', async () => {
    const broken = policies['specs/governance/naming.json'].replace(
      '"prefix": "stg_"',
      '"prefx": 1',
    );
    addFiles(root, { ...policies, 'specs/governance/naming.json': broken });
    const { findings } = await lint(join(root, 'specs/governance'), ['naming.json']);
    expect(findings[0]).toContain('naming.json:1 ');
  });

  test('may come from standard input', async () => {
    addFiles(root, { ...policies, [`${project}/dbt_project.yml`]: 'name: shop\n' });
    const sql = "select 1 from {{ source('shop', 'orders') }}";
    const { findings } = await lint(root, ['-', '--stdin-filename', mart], sql);
    expect(findings).toEqual([found]);
    expect((await lint(root, ['-'], 'kind: DataContract')).findings).not.toEqual([]);
  });

  test('does not make the rest of a project known', async () => {
    addFiles(root, { ...policies, ...files, 'dataengos.json': '{}' });
    expect(await lint(root, [mart])).toEqual({ files: [mart], findings: [found] });
  });
});

test('policies reach from the root of a declared project, and not beyond it', async () => {
  addFiles(root, { ...files });
  addFiles(root, Object.fromEntries(Object.entries(policies)));
  addFiles(root, { [`${project}/dataengos.json`]: '{}' });
  expect((await lint(join(root, project))).findings).toEqual([]);
  addFiles(root, { 'dataengos.json': '{}' });
  expect((await lint(root, [project])).findings).toEqual([found]);
});

test('--since reports on changed models, held to policies that did not change', async () => {
  const repository = gitRepository({ ...policies, ...files });
  git(repository, 'checkout', '--quiet', '-b', 'work');
  expect((await lint(repository, ['--since', 'main'])).files).toEqual([]);
  commit(repository, { [mart]: `${files[mart]}-- changed\n` }, 'second');
  expect(await lint(repository, ['--since', 'main'])).toEqual({ files: [mart], findings: [found] });
});
