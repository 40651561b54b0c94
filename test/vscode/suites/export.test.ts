import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, contract, eventually, expectFindings, file, writeFile } from '../editor.ts';
import { page } from '../page.ts';

const WIDGET = '.quick-input-widget';
/** Toasts are off while tests run. */
const SAID = '.notification-list-item';

async function text(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
}

async function isThere(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(file(path)).then(
    () => true,
    () => false,
  );
}

/** Chooses both targets, as they are ticked, and waits for the answer. */
async function runExport(picture?: string): Promise<void> {
  const running = vscode.commands.executeCommand('dataengos.exportFiles');
  await page.waitFor({ selector: `${WIDGET} .monaco-list-row`, hasText: 'Warehouse package' });
  if (picture !== undefined) await page.screenshot(picture);
  await page.click({ selector: `${WIDGET} .monaco-button`, hasText: 'OK' });
  await running;
}

/** Waits until the window says it. */
async function said(hasText: string): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await page.waitFor({ selector: SAID, hasText });
}

suite('export', () => {
  suiteSetup(async () => {
    // The findings of the whole workspace are there.
    await vscode.workspace.openTextDocument(
      file('specs/contracts/sources/stripe/customers.odcs.yaml'),
    );
  });
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('notifications.hideList');
    await closeAll();
  });
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(file('exports'), { recursive: true });
  });

  test('errors keep it from being made, and a button shows the problems', async () => {
    const bad = await writeFile('bad/bad.odcs.yaml', contract('logicalType: varchar'));
    try {
      await expectFindings(bad, ['allowed-values: Error']);
      await runExport();
      await said('Nothing was exported: there is 1 error');
      await page.screenshot('export-refused');
      await page.click({ selector: `${SAID} .monaco-button`, hasText: 'Show Problems' });
      await page.waitFor({ selector: '.markers-panel .monaco-list-row', hasText: 'varchar' });
      assert.equal(await isThere('exports'), false);
    } finally {
      await vscode.workspace.fs.delete(file('bad'), { recursive: true });
      await expectFindings(bad, []);
    }
  });

  test('both targets are written, and a button opens the docs', async () => {
    await runExport('export-targets');
    await said('Exported: warehouse-package, docs.');
    await page.screenshot('export-done');
    assert.match(await text('exports/docs/README.md'), /churn_report/);
    assert.ok(await isThere('exports/warehouse-package/manifest.json'));
    await page.click({ selector: `${SAID} .monaco-button`, hasText: 'Open Documentation' });
    await eventually(() => {
      const name = vscode.window.activeTextEditor?.document.fileName;
      return name?.endsWith('README.md') === true ? true : undefined;
    });
  });

  test('what people have changed is replaced only when they say so', async () => {
    await writeFile('exports/docs/README.md', 'mine\n');
    await runExport();
    await said('1 file of the last export has been changed');
    assert.equal(await text('exports/docs/README.md'), 'mine\n');
    await page.click({ selector: `${SAID} .monaco-button`, hasText: 'Replace Them' });
    await said('Exported: warehouse-package, docs.');
    assert.match(await text('exports/docs/README.md'), /churn_report/);
  });
});
