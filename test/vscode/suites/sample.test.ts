import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, contract, eventually, file, openContract } from '../editor.ts';
import { page } from '../page.ts';

const PATH = 'sampled/specs/contracts/orders.odcs.yaml';
const SAMPLES = 'sampled/specs/sample-data';
const PANEL = '.bulk-edit-panel';

suite('sample data', () => {
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('sampled'), { recursive: true }));

  test('a preview that is discarded makes nothing', async () => {
    const { document } = await openContract(PATH, contract());
    const running = vscode.commands.executeCommand('dataengos.generateSample', document.uri);
    const discard = { selector: `${PANEL} .monaco-button`, hasText: 'Discard' };
    // The first time the server loads what makes samples.
    await page.waitFor({ ...discard, timeout: 60_000 });
    await page.click(discard);
    await running;
    assert.deepEqual(await samples(), []);
  }).timeout(90_000);

  test('what is missing is shown, made when it is applied, and opened', async () => {
    const { document } = await openContract(PATH, contract());
    const running = vscode.commands.executeCommand('dataengos.generateSample');
    await page.waitFor({ selector: `${PANEL} .monaco-list-row`, hasText: 'orders.csv' });
    await page.click({ selector: `${PANEL} .monaco-list-row .edit-checkbox` });
    await page.click({ selector: `${PANEL} .monaco-button`, hasText: 'Apply' });
    await running;
    const shown = await eventually(() => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.uri.path.endsWith('/orders.csv') === true ? active : undefined;
    });
    assert.match(shown.getText(), /^order_id\n/);
    assert.equal((await samples()).length, 1);
    assert.notEqual(shown.uri.toString(), document.uri.toString());
  });
});

async function samples(): Promise<readonly string[]> {
  const pattern = new vscode.RelativePattern(file(SAMPLES), '**/*.csv');
  return (await vscode.workspace.findFiles(pattern)).map(({ path }) => path);
}
