import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proposeText } from '../../../../server/src/operations/run/propose-text.ts';
import { churnFolder, diskContext } from './churn-workspace.ts';
import { told } from '../../../../server/src/agent/told.ts';

const CONTRACT = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const ids = { now: () => 0, newId: () => 'a'.repeat(32) };

test('a text of another agent becomes a run that waits, with what our rules say of it', async () => {
  const folder = churnFolder();
  const context = diskContext(folder);
  const before = await readFile(join(folder, CONTRACT), 'utf8');
  const text = `${before}nonsense: true\n`;
  const run = await proposeText({ path: CONTRACT, text, summary: 'More.' }, folder, context, ids);
  expect(run).toMatchObject({
    ...{ status: 'proposed', phase: 'fix', model: undefined },
    draft: { files: [{ path: CONTRACT, base: before, text }], text: 'More.' },
  });
  expect('verdict' in run && run.verdict?.findings.map(({ code }) => code)).toContain(
    'known-fields',
  );
  expect(await readFile(join(folder, CONTRACT), 'utf8')).toBe(before);
});

test('there is nothing to propose where nothing changes', async () => {
  const folder = churnFolder();
  const text = await readFile(join(folder, CONTRACT), 'utf8');
  const proposed = { path: CONTRACT, text, summary: '' };
  const found = await proposeText(proposed, folder, diskContext(folder), ids);
  expect('refused' in found && told(found.refused)).toContain('has this text already');
});

test.each([
  '../outside.odcs.yaml',
  '/etc/passwd',
  'specs/../.vscode/settings.json',
  '.vscode/settings.json',
  '.github/workflows/specs/x.yml',
  'specs/.GIT/config',
  'specs\\contracts\\x.odcs.yaml',
  'README.md',
  'package.json',
  'implementation/dbt_project/macros/models/x.sql',
  'CLAUDE.md',
  'specs/AGENTS.md',
  '',
])('an agent cannot propose %j', async (path) => {
  const folder = churnFolder();
  const proposed = { path, text: 'x', summary: 'x' };
  const found = await proposeText(proposed, folder, diskContext(folder), ids);
  expect('refused' in found && told(found.refused)).toMatch(/may not be written/);
});
