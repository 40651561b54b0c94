import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, writeFile } from '../editor.ts';
import { FolderState } from '../folder-state.ts';
import { page } from '../page.ts';
import { ROW, WAIT } from '../palette.ts';
import { consentShown, proposed, send, textOf } from '../phase-steps.ts';
import { picture, setTheme } from '../pictures.ts';
import { handles } from '../review-run.ts';
import type { ScriptedModels } from '../scripted-models/extension.ts';

const MART = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';
const ANSWER = '.interactive-response';
const EVIL = '[press](command:workbench.action.quit) ![x](https://evil.example/x.png)';

// The participant in the editor's own chat, with a language model that says what it is told to.
suite('chat', () => {
  let before: FolderState;
  let models: ScriptedModels;

  suiteSetup(async function () {
    this.timeout(3 * WAIT);
    await page.resize(1280, 800);
    await setTheme('dark');
    before = await FolderState.read();
    const extension = vscode.extensions.getExtension<ScriptedModels>(
      'dataengos-test.scripted-models',
    );
    assert.ok(extension);
    models = await extension.activate();
    await handles();
    // The chat takes a model that somebody has asked for, and offers it.
    assert.equal((await vscode.lm.selectChatModels({ vendor: 'scripted' })).length, 1);
    await vscode.commands.executeCommand('workbench.action.chat.open');
    await page.waitFor({ selector: '.chat-input-toolbars', hasText: 'Scripted 1', timeout: WAIT });
  });
  setup(() => {
    models.script.length = 0;
    models.heard.length = 0;
    models.stopped = 0;
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
    await page.waitFor({ selector: ANSWER, gone: true, timeout: WAIT });
    await vscode.commands.executeCommand('dataengos.forgetConsents');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    const { reviews } = await handles();
    for (const run of [...reviews.pending.runs]) reviews.finish(run);
    await before.restore();
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
    await setTheme(undefined);
  });

  test('what is asked for is answered in the chat, and the words of the model lead nowhere', async () => {
    models.script.push([{ call: 'propose', input: { text: `# Churn\n\nOf customers. ${EVIL}` } }]);
    const asking = ask('@dataengos /explain fct_churn');
    await consentShown();
    assert.equal(models.heard.length, 0);
    await send();
    await answered('Of customers.');
    await asking;
    assert.equal(models.heard.length, 1);
    assert.match(models.heard[0]?.text ?? '', /fct_churn/);
    assert.deepEqual(await leading(), []);
    await picture('chat-explained', 'dark');
    await nothingWritten(before);
  }).timeout(3 * WAIT);

  test('a draft waits for its button in the chat, which opens the review; nothing is written', async () => {
    const sql = (await textOf(MART)) ?? '';
    await writeFile(MART, `-- TODO(dataengos): say what counts as churn\n${sql}`);
    const started = await FolderState.read();
    const text = `${sql.trimEnd()}\n-- looked at\n`;
    models.script.push([
      { call: 'propose', input: { files: [{ path: MART, text }], open: [], summary: 'x' } },
    ]);
    const asking = ask('@dataengos /implement-logic model=fct_churn');
    await send();
    await answered('Review draft');
    await asking;
    const { reviews } = await handles();
    assert.equal(reviews.pending.runs.length, 0);
    await picture('chat-draft', 'dark');
    await page.click({ selector: `${ANSWER} .monaco-button`, hasText: 'Review draft' });
    const { document } = await proposed(MART);
    assert.equal(document.getText(), text);
    await picture('chat-review', 'dark');
    await nothingWritten(started);
  }).timeout(3 * WAIT);

  test('without a command it explains; who sends nothing is told so in the chat', async () => {
    const asking = ask('@dataengos fct_churn');
    await consentShown();
    await page.click({ selector: ROW, hasText: 'Nothing leaves this machine.' });
    await asking;
    await answered('Nothing was sent to editor (scripted)');
    await answered('Promised by the contract churn_report');
    await answered('No tokens used');
    assert.equal(models.heard.length, 0);
    await nothingWritten(before);
  }).timeout(2 * WAIT);

  test('Cancel of the chat stops the request to the model', async () => {
    models.script.push([{ text: 'This takes ' }, { wait: 60_000 }, { text: 'long.' }]);
    const asking = ask('@dataengos /explain fct_churn');
    await send();
    await eventually(() => (models.heard.length > 0 ? true : undefined), WAIT);
    await vscode.commands.executeCommand('workbench.action.chat.cancel');
    await eventually(() => (models.stopped === 1 ? true : undefined), WAIT);
    await asking;
    await nothingWritten(before);
  }).timeout(2 * WAIT);
});

/** As somebody does who writes this into the chat and presses Enter; resolves when it is answered. */
async function ask(query: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query,
    blockOnResponse: true,
  });
}

async function answered(text: string): Promise<void> {
  await page.waitFor({ selector: ANSWER, hasText: text, timeout: WAIT });
}

/** What in the answer is a link or loads something. */
function leading(): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('${ANSWER} a[href], ${ANSWER} .value img')].map((one) => one.outerHTML)`,
  );
}

async function nothingWritten(before: FolderState): Promise<void> {
  assert.deepEqual((await FolderState.read()).listed, before.listed);
}
