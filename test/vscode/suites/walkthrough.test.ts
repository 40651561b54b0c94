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
    const before = findings(document.uri).length;
    await openWalkthrough();
    await page.click({ selector: '.getting-started-step', hasText: 'Fix it' });
    await page.click({
      selector: '.getting-started-step .monaco-button',
      hasText: 'Fix all safe problems',
    });
    await eventually(() => (findings(document.uri).length < before ? true : undefined));
    await openWalkthrough();
    await page.click({ selector: '.getting-started-step', hasText: 'Add it to CI' });
    await page.click({
      selector: '.getting-started-step .monaco-button',
      hasText: 'Copy the command',
    });
    await eventually(async () => {
      assert.equal(await vscode.env.clipboard.readText(), 'npx dataengos lint');
      return true;
    });
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
