import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, findings, sleep } from '../editor.ts';

/** In ms, on a machine that does other things; 100 where it does not. */
const QUICK = 500;

suite('activation in a window without a folder', () => {
  test('plain YAML does not start the extension, a contract does, and quickly', async () => {
    const extension = vscode.extensions.getExtension('dataengos.dataengos');
    assert.ok(extension);
    const content = 'kind: Deployment\napiVersion: v1\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await vscode.window.showTextDocument(document);
    await sleep(1500);
    assert.equal(extension.isActive, false);
    const started = performance.now();
    await extension.activate();
    const duration = performance.now() - started;
    console.log(`    activated in ${duration.toFixed(0)} ms`);
    assert.ok(duration < QUICK, `${duration} ms`);
    await vscode.commands.executeCommand('dataengos.openExample');
    const example = vscode.window.activeTextEditor?.document;
    assert.ok(example);
    await eventually(() => (findings(example.uri).length > 0 ? true : undefined));
    await closeAll();
  });
});
