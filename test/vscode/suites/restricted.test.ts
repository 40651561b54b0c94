import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, file, notifications } from '../editor.ts';
import { page } from '../page.ts';

suite('restricted mode', () => {
  test('shows in the window', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await page.waitFor({ selector: '.statusbar-item', hasText: 'Restricted Mode' });
  });

  test('keeps the extension on, for what needs no trust', () => {
    assert.ok(vscode.extensions.getExtension('dataengos.dataengos'));
  });

  test('exports nothing', async () => {
    await vscode.commands.executeCommand('dataengos.exportFiles');
    const said = 'Nothing is exported in Restricted Mode.';
    await eventually(async () => (await notifications()).includes(said) || undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(file('exports')));
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('runs no phase, also past the menus', async () => {
    await vscode.commands.executeCommand('dataengos.explain', { input: { what: 'fct_churn' } });
    const said = 'Phases do not run in Restricted Mode.';
    await eventually(async () => (await notifications()).includes(said) || undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('lists tests of sample data, and runs none', async () => {
    await vscode.commands.executeCommand('dataengos.testSampleData');
    const said = 'Tests run the queries of the workspace: trust it first.';
    await eventually(async () => (await notifications()).includes(said) || undefined);
    await page.waitFor({ selector: '.test-explorer .monaco-list-row', hasText: 'churn_report' });
    const icons = await page.evaluate<number>(
      `document.querySelectorAll('.test-explorer .codicon-testing-unset-icon').length`,
    );
    assert.equal(icons, 6);
    await page.screenshot('sample-test-restricted');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
});
