import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeSettings } from '../../../../server/src/analysis/merge-settings.ts';
import { DiskSource } from '../../../../server/src/hosts/cli/disk-source.ts';
import type { Io } from '../../../../server/src/hosts/cli/io.ts';
import { contract, product } from '../../../../server/src/lint/example.ts';
import { cleanContract } from '../contract-texts.ts';
import { commit, git, gitRepository } from '../node/git-repository.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

async function found(root: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli(root, ['lint', '-f', 'json', ...args]);
  const { files } = JSON.parse(stdout) as {
    files: readonly { path: string; findings: readonly { code: string; line: number }[] }[];
  };
  return files.flatMap(({ path, findings }) =>
    findings.map(({ code, line }) => `${path}:${String(line)} ${code}`),
  );
}

test('all files of a run know each other', async () => {
  const root = tempFolder();
  addFiles(root, { 'a.odcs.yaml': cleanContract, 'sub/b.odcs.yaml': cleanContract });
  expect(await found(root)).toEqual([
    'a.odcs.yaml:3 unique-contract-ids',
    'sub/b.odcs.yaml:3 unique-contract-ids',
  ]);
  const { code, stdout } = await runCli(root, ['lint']);
  expect(code).toBe(0);
  expect(stdout).toContain('in the same version: `sub/b.odcs.yaml`. [unique-contract-ids]');
  expect(stdout).toContain('in the same version: `../a.odcs.yaml`. [unique-contract-ids]');
  expect((await runCli(root, ['lint', '--max-warnings', '1'])).code).toBe(1);
});

test('what takes all contracts is judged where folders are linted only', async () => {
  const root = tempFolder();
  const comment = 'id: orders # dataengos-disable-line unique-contract-ids -- being split';
  addFiles(root, {
    'dataengos.json': '{}',
    'a.odcs.yaml': cleanContract,
    'sub/b.odcs.yaml': cleanContract.replace('id: orders', comment),
  });
  expect(await found(root, 'a.odcs.yaml')).toEqual([]);
  // Nobody knows whether the comment is of use.
  expect(await found(root, 'sub/b.odcs.yaml')).toEqual([]);
  expect(await found(root, 'a.odcs.yaml', 'sub')).toEqual(['a.odcs.yaml:3 unique-contract-ids']);
  addFiles(root, {
    'dataengos.json': '{"lint": {"rules": {"unique-contract-ids": "off"}}}',
  });
  expect(await found(root)).toEqual([]);
});

test('--since reports on changed files, and knows the others', async () => {
  const root = gitRepository({ 'old.odcs.yaml': cleanContract });
  git(root, 'checkout', '--quiet', '-b', 'work');
  commit(root, { 'new.odcs.yaml': cleanContract }, 'second');
  expect(await found(root, '--since', 'main')).toEqual(['new.odcs.yaml:3 unique-contract-ids']);
});

test('standard input stands for its file', async () => {
  const root = tempFolder();
  addFiles(root, { 'crm/customers.odcs.yaml': customers, 'crm/a.odcs.yaml': 'old: text\n' });
  const lint = async (to: string): Promise<string> => {
    const args = ['lint', '-', '--stdin-filename', 'crm/a.odcs.yaml'];
    return (await runCli(root, args, { input: referring(to) })).stdout;
  };
  expect(await lint('customers.odcs.yaml#customers.customer_id')).toContain('Clean');
  expect(await lint('a.odcs.yaml#orders.customer_id')).toContain('Clean');
  expect(await lint('customers.odcs.yaml#customers.nothing')).toContain('no property `nothing`');
  expect(await lint('nofile.odcs.yaml#customers.id')).toContain('no file `nofile.odcs.yaml`');
});

test('comments silence, and are told when they silence nothing', async () => {
  const root = tempFolder();
  const comment = 'id: orders # dataengos-disable-line unique-contract-ids -- being split';
  const silent = cleanContract.replace('id: orders', comment);
  addFiles(root, { 'a.odcs.yaml': silent, 'b.odcs.yaml': silent });
  expect(await found(root)).toEqual([]);
  addFiles(root, { 'b.odcs.yaml': silent.replace('version: 1.0.0', 'version: 2.0.0') });
  expect(await found(root)).toEqual([
    'a.odcs.yaml:3 suppression-is-used',
    'b.odcs.yaml:3 suppression-is-used',
  ]);
});

test('other formats tell where the others are', async () => {
  const root = tempFolder();
  addFiles(root, { 'a.odcs.yaml': cleanContract, 'b.odcs.yaml': cleanContract });
  const { stdout } = await runCli(root, ['lint', '-f', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: readonly { results: readonly unknown[] }[] };
  expect(runs[0]?.results[0]).toMatchObject({
    ruleId: 'unique-contract-ids',
    relatedLocations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'b.odcs.yaml' },
          region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 11 },
        },
      },
    ],
  });
  for (const format of ['github', 'junit', 'pretty']) {
    expect((await runCli(root, ['lint', '-f', format])).stdout).toContain('b.odcs.yaml');
  }
  expect((await runCli(root, ['lint', '--fix'])).stdout).toContain('2 warnings in 2 files');
});

const customers = contract(`
schema:
  - name: customers
    logicalType: object
    properties:
      - name: customer_id
        logicalType: string`).replace('id: orders', 'id: customers');
const referring = (to: string): string =>
  contract(`
schema:
  - name: orders
    logicalType: object
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: ${to}`);

test('references into other files are followed', async () => {
  const root = tempFolder();
  addFiles(root, {
    'crm/customers.odcs.yaml': customers,
    'contracts/notes.yaml': 'no: contract\n',
    'fine.odcs.yaml': referring('crm/customers.odcs.yaml#customers.customer_id'),
    'property.odcs.yaml': referring('crm/customers.odcs.yaml#customers.id').replace(
      ': orders',
      ': a',
    ),
    'missing.odcs.yaml': referring('customers.odcs.yaml#customers.customer_id').replace(
      ': orders',
      ': b',
    ),
    'other.odcs.yaml': referring('contracts/notes.yaml#customers.customer_id').replace(
      ': orders',
      ': c',
    ),
    'outside.odcs.yaml': referring('../x.odcs.yaml#customers.customer_id').replace(
      ': orders',
      ': d',
    ),
  });
  const expected = [
    'missing.odcs.yaml:14 external-targets-exist',
    'other.odcs.yaml:14 external-targets-exist',
    'property.odcs.yaml:14 external-targets-exist',
  ];
  expect(await found(root)).toEqual(expected);
  // Named files know what they name, wherever that is and whether or not there is a project file.
  const names = ['property', 'other', 'missing', 'outside', 'fine'];
  const named = names.map((name) => `${name}.odcs.yaml`);
  expect(await found(root, ...named)).toEqual(expected);
  addFiles(root, { 'dataengos.json': '{}' });
  expect(await found(root, ...named)).toEqual(expected);
});

const targets = (root: string, to: string, ...paths: readonly string[]): Promise<string[]> => {
  addFiles(root, { 'orders.odcs.yaml': referring(to) });
  return found(root, ...paths);
};
const dead = ['orders.odcs.yaml:14 external-targets-exist'];

test.each([['.'], ['orders.odcs.yaml']])(
  '%s: targets by other names are looked at',
  async (path) => {
    const root = tempFolder();
    addFiles(root, {
      'customers.yaml': customers,
      'notc.yaml': 'a: 1\n',
      'broken.yaml': 'a: "\n',
      'view.odps.yaml': product(`
outputPorts:
  - name: view
    version: 1.0.0
    contractId: orders`),
      'old.yaml': 'dataContractSpecification: 1.1.0\nid: old\ninfo: {title: a, version: 1.0.0}\n',
    });
    expect(await targets(root, 'notc.yaml#x.y', path)).toEqual(dead);
    expect(await targets(root, 'view.odps.yaml#x.y', path)).toEqual(dead);
    expect(await targets(root, 'nothing.yaml#x.y', path)).toEqual(dead);
    expect(await targets(root, 'customers.yaml#customers.nothing', path)).toEqual(dead);
    expect(await targets(root, 'customers.yaml#customers.customer_id', path)).toEqual([]);
    expect(await targets(root, 'broken.yaml#x.y', path)).toEqual([]);
    expect(await targets(root, 'old.yaml#x.y', path)).toEqual([]);
  },
);

test('a named file finds what is meant beside the file that is missing', async () => {
  const root = tempFolder();
  addFiles(root, {
    'crm/customers.odcs.yaml': customers,
    'orders.odcs.yaml': referring('crm/custmers.odcs.yaml#customers.customer_id'),
  });
  const { stdout } = await runCli(root, ['lint', 'orders.odcs.yaml']);
  expect(stdout).toContain('Did you mean `crm/customers.odcs.yaml`?');
});

test('references lead as far as the repository, and not through links out of it', async () => {
  const outside = tempFolder();
  addFiles(outside, { 'customers.odcs.yaml': customers });
  const root = gitRepository({ 'crm/customers.odcs.yaml': customers });
  addFiles(root, {
    'sales/orders.odcs.yaml': referring('../crm/customers.odcs.yaml#customers.no'),
  });
  symlinkSync(join(outside, 'customers.odcs.yaml'), join(root, 'link.odcs.yaml'));
  const sales = join(root, 'sales');
  expect(await found(sales, 'orders.odcs.yaml')).toEqual(dead);
  for (const to of ['../link.odcs.yaml#customers.no', '../../elsewhere.odcs.yaml#customers.no']) {
    expect(await targets(sales, to, 'orders.odcs.yaml')).toEqual([]);
  }
});

test('a named file has nothing read but what it names', async () => {
  const root = tempFolder();
  addFiles(root, {
    'dataengos.json': '{}',
    'customers.odcs.yaml': customers,
    'orders.odcs.yaml': referring('customers.odcs.yaml#customers.customer_id'),
    'other.odcs.yaml': customers,
  });
  const read: string[] = [];
  const source = new DiskSource({
    io: { cwd: root } as Io,
    project: { root, declared: true, settings: mergeSettings({}) },
    note: () => undefined,
  });
  for await (const { path } of source.find(['orders.odcs.yaml'])) read.push(path);
  for await (const { path } of source.around()) read.push(path);
  expect(read).toEqual(['orders.odcs.yaml']);
  expect(await source.lookUp('customers.odcs.yaml')).toMatchObject({ kind: 'text' });
});

test('a file that is excluded, ignored or too large is not called missing', async () => {
  const root = tempFolder();
  addFiles(root, {
    '.gitignore': 'generated\n',
    'dataengos.json': '{"files": {"exclude": ["old"], "maxSize": 1}}',
    'old.odcs.yaml': referring('old/customers.odcs.yaml#customers.customer_id').replace(
      ': orders',
      ': a',
    ),
    'made.odcs.yaml': referring('generated/x.odcs.yaml#customers.customer_id').replace(
      ': orders',
      ': b',
    ),
    'large.odcs.yaml': `${customers}${'# more\n'.repeat(200)}`,
    'to-large.odcs.yaml': referring('large.odcs.yaml#customers.nothing').replace(': orders', ': c'),
  });
  expect(await found(root)).toEqual([]);
  const names = ['old', 'made', 'to-large'].map((name) => `${name}.odcs.yaml`);
  expect(await found(root, ...names)).toEqual([]);
});

test('products name contracts and versions that are there', async () => {
  const root = tempFolder();
  const view = (id: string, version: string): string =>
    product(`
outputPorts:
  - name: customers
    version: ${version}
    contractId: ${id}`);
  addFiles(root, {
    'dataengos.json': '{}',
    'customers.odcs.yaml': customers,
    'fine.odps.yaml': view('customers', '1.0.0'),
    'id.odps.yaml': view('custmers', '1.0.0'),
    'version.odps.yaml': view('customers', '2.0.0'),
  });
  const expected = [
    'id.odps.yaml:9 product-contracts-exist',
    'version.odps.yaml:8 product-versions-exist',
  ];
  expect(await found(root)).toEqual(expected);
  expect(await found(root, 'id.odps.yaml', 'version.odps.yaml', 'customers.odcs.yaml')).toEqual([]);
});

test('flowcharts are checked without policies, too, and count as files only where there are some', async () => {
  const root = tempFolder();
  const fence = '# Flow\n\n```mermaid\ngraph LR\n  a["x] --> b\n```\n';
  addFiles(root, {
    'orders.odcs.yaml': cleanContract,
    'specs/topology.mermaid': 'flowchart LR\n  a -> b\n',
    'specs/flow-spec.md': fence,
    'specs/prose.md': '# Flow\n',
    'docs/flow.md': fence,
  });
  expect(await found(root)).toEqual([
    'specs/flow-spec.md:5 valid-mermaid',
    'specs/topology.mermaid:2 valid-mermaid',
  ]);
  const { stdout } = await runCli(root, ['lint', '-f', 'json']);
  const { files } = JSON.parse(stdout) as { files: readonly { path: string }[] };
  expect(files.map(({ path }) => path)).not.toContain('specs/prose.md');
});
