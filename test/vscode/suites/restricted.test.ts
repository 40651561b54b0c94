import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { page } from '../page.ts';

suite('restricted mode', () => {
  test('shows in the window', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await page.waitFor({ selector: '.statusbar-item', hasText: 'Restricted Mode' });
  });

  test('keeps the extension on, for what needs no trust', () => {
    assert.ok(vscode.extensions.getExtension('dataengos.dataengos'));
  });
});
