import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { contract, expectFindings, openContract } from '../editor.ts';

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
});
