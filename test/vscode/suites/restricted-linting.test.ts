import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, contract, expectFindings, openContract } from '../editor.ts';
import { current, openPreview, REPORT } from '../lineage-page.ts';
import { page } from '../page.ts';

suite('restricted linting', () => {
  test('contracts are checked, open or not', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await openContract(
      'restricted.odcs.yaml',
      contract('logicalType: varchar'),
    );
    await expectFindings(document.uri, ['allowed-values: Error']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await expectFindings(document.uri, ['allowed-values: Error']);
    await vscode.workspace.fs.delete(document.uri);
  });

  test('the lineage preview is drawn', async () => {
    await openPreview(REPORT, 'name: fct_churn');
    await page.waitFor({ ...current('fct_churn'), timeout: 20_000 });
    await closeAll();
  }).timeout(60_000);
});
