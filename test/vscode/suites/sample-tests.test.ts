import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, file, notifications, sleep, writeFile } from '../editor.ts';
import { page } from '../page.ts';
import { picture, setTheme, themes } from '../pictures.ts';

const CONTRACT = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const PRODUCT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
const SAMPLE = 'specs/sample-data/stripe_charges/charges.csv';
const MART = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';
const RULE = '- name: known_status';
const ROW = '.test-explorer .monaco-list-row';
const PEEK = '.peekview-widget .test-output-peek-message-container';
const WAIT = 60_000;

suite('sample tests', () => {
  const clean = new Map<string, string>();

  suiteSetup(async () => {
    await page.resize(1280, 800);
    for (const path of [CONTRACT, SAMPLE, MART]) clean.set(path, await textOf(path));
  });
  teardown(async () => {
    await page.press('Escape');
    await closeAll();
    for (const [path, text] of clean) await writeFile(path, text);
  });
  suiteTeardown(async () => {
    await setTheme(undefined);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  test('all samples of the example keep what its contracts promise', async () => {
    await run();
    await expectPassed(true);
    assert.deepEqual(await notifications(), []);
  }).timeout(2 * WAIT);

  for (const theme of themes) {
    test(`a broken promise shows at its rule, with the rows, ${theme}`, async () => {
      await setTheme(theme);
      await change(SAMPLE, ',succeeded,', ',lost,');
      const editor = await openAt(CONTRACT, RULE);
      await run(editor.document.uri);
      await expectPassed(false);
      await vscode.commands.executeCommand('testing.openOutputPeek');
      await page.waitFor({ selector: PEEK, hasText: 'invalidValues is 1', timeout: WAIT });
      await page.waitFor({ selector: PEEK, hasText: 'lost' });
      await sleep(500);
      await picture('sample-test-failed', theme);
    }).timeout(2 * WAIT);
  }

  test('when it is mended, it passes', async () => {
    await run(file(CONTRACT));
    await expectPassed(true);
  }).timeout(2 * WAIT);

  test('rows that a model gives stand beside those of the sample', async () => {
    await setTheme('dark');
    const sql = clean.get(MART) ?? '';
    await writeFile(MART, `select * from (${sql.replace(/;\s*$/, '')}) limit 3`);
    await run(file(PRODUCT));
    await openAt(
      'specs/contracts/data-products/customer_success/churn_report.odcs.yaml',
      'schema:',
    );
    await vscode.commands.executeCommand('testing.openOutputPeek');
    await page.waitFor({ selector: '.peekview-widget .monaco-diff-editor', timeout: WAIT });
    await sleep(1000);
    await picture('sample-test-rows', 'dark');
  }).timeout(2 * WAIT);
});

/** The answer comes when the run has ended. */
async function run(uri?: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('dataengos.testSampleData', uri);
}

/** What stands above the tree: how many passed of how many. */
async function expectPassed(all: boolean): Promise<void> {
  await page.waitFor({ selector: ROW, timeout: WAIT });
  await eventually(async () => {
    const [, passed, total] = /\b(\d+)\/([1-9]\d*)\b/.exec(await summary()) ?? [];
    assert.ok(total !== undefined && (passed === total) === all, await summary());
    return true;
  });
}

async function summary(): Promise<string> {
  return (await page.texts({ selector: '.result-summary' })).join(' ');
}

async function openAt(path: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(file(path));
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(document.getText().indexOf(text));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  return editor;
}

async function change(path: string, from: string, to: string): Promise<void> {
  const text = await textOf(path);
  assert.ok(text.includes(from), from);
  await writeFile(path, text.replace(from, to));
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
}
