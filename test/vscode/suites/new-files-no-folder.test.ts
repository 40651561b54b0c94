import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, notifications } from '../editor.ts';
import { page } from '../page.ts';
import { picture, setTheme } from '../pictures.ts';

suite('new files in a window without a folder', () => {
  suiteTeardown(() => setTheme(undefined));

  test('the empty Explorer offers a workspace', async () => {
    await setTheme('dark');
    await vscode.commands.executeCommand('workbench.view.explorer');
    const selector = '.explorer-viewlet .welcome-view .monaco-button';
    await page.waitFor({ selector, hasText: 'New data workspace' });
    await picture('new-no-folder', 'dark');
  });

  test('a new workspace asks for its folder first, and Escape makes nothing', async () => {
    const running = vscode.commands.executeCommand('dataengos.newWorkspace');
    const title = '.quick-input-title';
    await page.waitFor({
      selector: title,
      hasText: 'The folder of the new workspace',
      timeout: 30_000,
    });
    await picture('new-choose-folder', 'dark');
    await page.press('Escape');
    await running;
    assert.deepEqual(await notifications(), []);
  }).timeout(60_000);

  test('anything else says that it needs a folder', async () => {
    const running = vscode.commands.executeCommand('dataengos.newDomain');
    const found = await eventually(async () => {
      const all = await notifications();
      return all.length > 0 ? all : undefined;
    });
    assert.deepEqual(found, ['Open a folder first: new files need a place.']);
    await vscode.commands.executeCommand('notifications.clearAll');
    await running;
  }).timeout(60_000);
});
