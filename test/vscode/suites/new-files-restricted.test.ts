import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, file } from '../editor.ts';
import { page } from '../page.ts';

suite('new files in restricted mode', () => {
  suiteTeardown(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file('specs/pipelines/logistics'), { recursive: true });
  });

  test('are made, as nothing is run for them', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const running = vscode.commands.executeCommand('dataengos.newDomain');
    const title = '.quick-input-title';
    await page.waitFor({ selector: title, hasText: 'New domain (1/2)', timeout: 30_000 });
    await page.type('logistics');
    await page.press('Enter');
    await page.waitFor({ selector: title, hasText: 'New domain (2/2)', timeout: 30_000 });
    await page.press('Enter');
    await running;
    const document = await eventually(() => vscode.window.activeTextEditor?.document, 30_000);
    assert.match(document.uri.path, /specs\/pipelines\/logistics\/flow-spec\.md$/);
  }).timeout(90_000);
});
