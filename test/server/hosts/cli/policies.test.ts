import { expect, test } from 'vitest';
import { cleanContract } from '../contract-texts.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

test('a run over a folder finds its policies, and nothing that has but their names', async () => {
  const folder = tempFolder();
  addFiles(folder, {
    'contracts/a.odcs.yaml': cleanContract,
    'specs/governance/naming.json': '{ "layers": { "marts": { "prefx": "fct_" } } }\n',
    'specs/governance/finance/classification.yaml': 'classes: []\nclases: []\n',
    'specs/product-canvas/slas.yaml': 'products:\n  - latency: 1h\n',
    'specs/naming.json': '{ "anything": 1 }\n',
  });
  const { code, stdout } = await runCli(folder, ['lint', '--format', 'json']);
  const { files } = JSON.parse(stdout) as {
    files: { path: string; findings: { code: string }[] }[];
  };
  expect(code).toBe(1);
  expect(
    Object.fromEntries(files.map(({ path, findings }) => [path, findings.map((one) => one.code)])),
  ).toEqual({
    'contracts/a.odcs.yaml': [],
    'specs/governance/naming.json': ['known-fields'],
    'specs/governance/finance/classification.yaml': ['known-fields'],
    'specs/product-canvas/slas.yaml': ['required-fields'],
  });
});

test('safe fixes keep JSON', async () => {
  const folder = tempFolder();
  addFiles(folder, {
    'governance/naming.json': '{\n  "layers": {\n    "marts": { "max_length": "63" }\n  }\n}\n',
  });
  const { stdout } = await runCli(folder, ['lint', '--fix', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ findings: [] }] });
});
