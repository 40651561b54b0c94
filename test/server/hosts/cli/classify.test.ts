import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classification } from '../../../../server/src/lint/governance/classification-example.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const PATH = 'specs/contracts/customers.odcs.yaml';
const customers = contract(`
schema:
  - name: customers
    properties:
      - name: email
        logicalType: string`);
const REASON =
  '10:15: `email` is PII by `mail addresses` (classification.yaml:13): confidential, hashing obligatory. -> classification: confidential, tag pii, treatment: hash';

test('writes the classifications and says why', async () => {
  const folder = tempFolder({ ...classification, [PATH]: customers });
  const { code, stdout } = await runCli(folder, ['classify']);
  expect(stdout).toBe(`${PATH}: classified\n  ${REASON}\n1 file changed.\n`);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, PATH), 'utf8')).toContain('classification: confidential\n');
  expect((await runCli(folder, ['classify', PATH])).stdout).toBe('0 files changed.\n');
});

test('--dry-run prints a diff that git takes, and the reasons beside it', async () => {
  const folder = tempFolder({ ...classification, [PATH]: customers });
  const { stdout, stderr } = await runCli(folder, ['classify', '--dry-run', 'specs/contracts']);
  expect(stderr).toBe(`${PATH}\n  ${REASON}\n`);
  expect(readFileSync(join(folder, PATH), 'utf8')).toBe(customers);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: stdout });
  expect(readFileSync(join(folder, PATH), 'utf8')).toContain('classification: confidential\n');
  const quiet = await runCli(folder, ['classify', '--dry-run', '--quiet']);
  expect(quiet.stderr).toBe('');
});
