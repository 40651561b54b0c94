import { expect, test } from 'vitest';
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

test('a named file knows its project, and nothing where there is none', async () => {
  const root = tempFolder();
  addFiles(root, { 'a.odcs.yaml': cleanContract, 'sub/b.odcs.yaml': cleanContract });
  expect(await found(root, 'a.odcs.yaml')).toEqual([]);
  addFiles(root, { 'dataengos.json': '{}' });
  expect(await found(root, 'a.odcs.yaml')).toEqual(['a.odcs.yaml:3 unique-contract-ids']);
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
  addFiles(root, { 'dataengos.json': '{}', 'a.odcs.yaml': cleanContract });
  const lint = (name: string): ReturnType<typeof runCli> =>
    runCli(root, ['lint', '-', '--stdin-filename', name], { input: cleanContract });
  expect((await lint('a.odcs.yaml')).stdout).not.toContain('unique-contract-ids');
  expect((await lint('b.odcs.yaml')).stdout).toContain('unique-contract-ids');
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
  expect(await found(root)).toEqual([
    'missing.odcs.yaml:14 external-targets-exist',
    'property.odcs.yaml:14 external-targets-exist',
  ]);
  // A named file knows what it names when the project says how far it goes.
  expect(await found(root, 'property.odcs.yaml')).toEqual([]);
  addFiles(root, { 'dataengos.json': '{}' });
  expect(await found(root, 'property.odcs.yaml', 'missing.odcs.yaml', 'fine.odcs.yaml')).toEqual([
    'missing.odcs.yaml:14 external-targets-exist',
    'property.odcs.yaml:14 external-targets-exist',
  ]);
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
  expect(await found(root, 'id.odps.yaml', 'version.odps.yaml', 'fine.odps.yaml')).toEqual(
    expected,
  );
});
