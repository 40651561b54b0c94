import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, findings } from '../editor.ts';
import { page } from '../page.ts';
import { openWalkthrough } from '../walkthrough-page.ts';

suite('walkthrough', () => {
  teardown(closeAll);

  test('its steps are done by using the extension', async () => {
    await openWalkthrough();
    assert.deepEqual(await stepsDone(), []);
    await page.click({
      selector: '.getting-started-step .monaco-button',
      hasText: 'Open the example',
    });
    const document = await eventually(() => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.languageId === 'odcs' && findings(front.uri).length > 0 ? front : undefined;
    });
    await vscode.commands.executeCommand('dataengos.fixAll');
    await eventually(() => (findings(document.uri).length < 3 ? true : undefined));
    await vscode.commands.executeCommand('dataengos.copyLintCommand');
    await openWalkthrough();
    await eventually(async () => {
      const done = await stepsDone();
      assert.deepEqual(done, ['Open a contract', 'See a finding', 'Fix it', 'Add it to CI']);
      return true;
    });
  });
});

async function stepsDone(): Promise<string[]> {
  const steps = await page.texts({
    selector: '.getting-started-step:has(.codicon-getting-started-step-checked) .step-title',
  });
  return steps.map((step) => step.trim());
}
