import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, contract, eventually, file, findings, openContract } from '../editor.ts';
import { page } from '../page.ts';
import { openWalkthrough } from '../walkthrough-page.ts';

suite('walkthrough', () => {
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('walkthrough'), { recursive: true }));

  test('knows what was done before its page was opened', async () => {
    await openContract('walkthrough/before.odcs.yaml', contract());
    await openWalkthrough();
    await eventually(async () => {
      assert.ok((await stepsDone()).includes('Open a contract'));
      return true;
    });
  });

  test('its steps are done by using the extension', async () => {
    const other = await openContract('walkthrough/other.odcs.yaml', contract('logicalType: int'));
    await eventually(() => findings(other.document.uri).length > 0 || undefined);
    await openWalkthrough();
    await clickButton('Open a contract', 'Open the example');
    const document = await eventually(() => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.isUntitled && findings(front.uri).length > 0 ? front : undefined;
    });
    const before = findings(document.uri).length;
    await openWalkthrough();
    await clickButton('Fix it', 'Fix all safe problems');
    await eventually(() => (findings(document.uri).length < before ? true : undefined));
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(other.document.isDirty, false);
    await page.waitFor({
      selector: '.statusbar-item',
      hasText: '2 safe fixes applied. 1 problem is',
    });
    await openWalkthrough();
    await clickButton('Add it to CI', 'Copy the command');
    await eventually(async () => {
      assert.match(await vscode.env.clipboard.readText(), /^node ".+cli\.cjs" lint$/);
      return true;
    });
    await clickButton('Choose your rules', 'Open the settings');
    await page.waitFor({ selector: '.settings-editor .setting-item', hasText: 'Preset' });
    await openWalkthrough();
    await eventually(async () => {
      assert.deepEqual(await stepsDone(), [
        'Open a contract',
        'See a finding',
        'Fix it',
        'Add it to CI',
        'Choose your rules',
      ]);
      return true;
    });
  });
});

/** Unfolds a step and presses its button. */
async function clickButton(step: string, button: string): Promise<void> {
  await page.click({ selector: '.getting-started-step', hasText: step });
  await page.click({ selector: '.getting-started-step .monaco-button', hasText: button });
}

async function stepsDone(): Promise<string[]> {
  const steps = await page.texts({
    selector: '.getting-started-step:has(.codicon-getting-started-step-checked) .step-title',
  });
  return steps.map((step) => step.trim());
}
