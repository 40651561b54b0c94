import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from '../editor.ts';
import { page } from '../page.ts';

suite('window', () => {
  test('is a VS Code that the manifest allows', () => {
    const [major, minor] = vscode.version.split('.').map(Number);
    assert.equal(major, 1);
    assert.ok(minor! >= 105, vscode.version);
  });

  test('has the extension', () => {
    assert.ok(vscode.extensions.getExtension('dataengos.dataengos'));
  });

  test('opens a file and shows what is typed into it', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: '' });
    await vscode.window.showTextDocument(document);
    await page.click({ selector: '.monaco-editor .view-lines' });
    await page.type('kind: DataContract');
    await page.waitFor({ selector: '.view-line', hasText: 'kind: DataContract' });
    // The extension host hears of it a little later than the window shows it.
    await eventually(() => (document.getText() === 'kind: DataContract' ? true : undefined));
    await page.screenshot('smoke');
  });
});
