import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  eventually,
  expectFindings,
  file,
  findings,
  openContract,
  sleep,
  withSetting,
} from '../editor.ts';
import { page } from '../page.ts';

/** Long enough for a switch of language that should not happen. */
const WHILE = 500;

suite('contract detection', () => {
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('plain'), { recursive: true }));

  test('a contract has an icon of its own', async () => {
    await openContract('plain/icon.odcs.yaml', contract());
    const icon = await eventually(async () => {
      const shown = await page.evaluate<string>(
        "getComputedStyle(document.querySelector('.tab.active .monaco-icon-label'), '::before').backgroundImage",
      );
      return shown.includes('odcs-') ? shown : undefined;
    });
    assert.match(icon, /odcs-(light|dark)\.svg/);
  });

  test('a YAML file that says it is a contract becomes one and is checked', async () => {
    const { document } = await openContract('plain/a.yaml', contract('logicalType: varchar'));
    await expectLanguage(document, 'odcs');
    await expectFindings(document.uri, ['allowed-values: Error']);
  });

  test('an untitled document becomes one while it is typed', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'kind: DataContract\n'));
    await expectLanguage(document, 'odcs');
  });

  test('other YAML is left alone', async () => {
    const { document } = await openContract('plain/b.yaml', 'kind: Deployment\napiVersion: v1\n');
    await sleep(WHILE);
    assert.equal(document.languageId, 'yaml');
    assert.deepEqual(findings(document.uri), []);
  });

  test('a contract that the user sets back to YAML stays YAML, opened again, too', async () => {
    const { document } = await openContract('plain/c.yaml', contract());
    await expectLanguage(document, 'odcs');
    await sleep(WHILE);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await sleep(WHILE);
    assert.equal(document.languageId, 'yaml');
    await closeAll();
    const again = await vscode.workspace.openTextDocument(document.uri);
    await vscode.window.showTextDocument(again);
    await sleep(WHILE);
    assert.equal(again.languageId, 'yaml');
  });

  test('an association with YAML is respected', () =>
    withSetting('files.associations', { '**/plain/d.yaml': 'yaml' }, async () => {
      const { document } = await openContract('plain/d.yaml', contract());
      await sleep(WHILE);
      assert.equal(document.languageId, 'yaml');
    }));

  test('dataengos.detectContracts turns it off, and on again at once', async () => {
    let document: vscode.TextDocument | undefined;
    await withSetting('dataengos.detectContracts', false, async () => {
      ({ document } = await openContract('plain/e.yaml', contract()));
      await sleep(WHILE);
      assert.equal(document.languageId, 'yaml');
    });
    assert.ok(document);
    await expectLanguage(document, 'odcs');
  });

  test('a contract in JSON stays JSON and is checked', async () => {
    const text = '{"apiVersion": "v3.1.0", "kind": "DataContract", "id": "x", "version": "1"}';
    const { document } = await openContract('plain/f.odcs.json', text);
    assert.equal(document.languageId, 'json');
    await eventually(() => (findings(document.uri).length > 0 ? true : undefined));
  });
});

function expectLanguage(document: vscode.TextDocument, language: string): Promise<boolean> {
  return eventually(() => {
    assert.equal(document.languageId, language);
    return true;
  });
}
