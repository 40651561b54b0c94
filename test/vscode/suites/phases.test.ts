import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, setup, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, file, sleep, writeFile } from '../editor.ts';
import { FolderState } from '../folder-state.ts';
import { page } from '../page.ts';
import { consentShown, send } from '../phase-steps.ts';
import { picture, setTheme, themes, type Theme } from '../pictures.ts';
import { handles } from '../review-run.ts';
import type { Piece, ScriptedModels } from '../scripted-models/extension.ts';

const BOX = '.quick-input-widget';
const ROW = `${BOX} .monaco-list-row`;
const MART = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';
const CONTRACT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
const CANARY = 'AKIAIOSFODNN7EXAMPLE';
/** The first time the server loads what runs phases. */
const WAIT = 60_000;

// Phases with a language model of the editor that says what it is told to, and without any.
suite('phases', () => {
  let before: FolderState;
  let models: ScriptedModels;

  suiteSetup(async function () {
    // With a chat the window takes its time to start.
    this.timeout(2 * WAIT);
    await page.resize(1280, 800);
    before = await FolderState.read();
    const extension = vscode.extensions.getExtension<ScriptedModels>(
      'dataengos-test.scripted-models',
    );
    assert.ok(extension, 'The extension with scripted models is not there.');
    models = await extension.activate();
    await vscode.window.showTextDocument(file(CONTRACT));
    await eventually(async () => {
      const all = await vscode.commands.getCommands(true);
      return all.includes('dataengos.explain') ? true : undefined;
    }, WAIT);
  });
  setup(() => {
    models.script.length = 0;
    models.heard.length = 0;
    models.stopped = 0;
  });
  teardown(async () => {
    await page.press('Escape');
    await vscode.commands.executeCommand('notifications.clearAll');
    // Its list would keep the focus, and so the keys.
    await vscode.commands.executeCommand('notifications.hideList');
    await vscode.commands.executeCommand('dataengos.forgetConsents');
    await closeAll();
    const { reviews } = await handles();
    for (const run of [...reviews.pending.runs]) reviews.finish(run);
    await before.restore();
  });
  suiteTeardown(() => setTheme(undefined));

  const say = (...turns: (readonly Piece[])[]): unknown => models.script.push(...turns);

  for (const theme of ['dark', 'light'] as const) {
    test(`nothing is sent before the person has seen what, ${theme}`, async () => {
      await setTheme(theme);
      say([{ call: 'propose', input: { text: '# Churn\n\nOf customers.' } }]);
      const running = explain();
      await consentShown();
      await picture('phases-consent', theme);
      assert.equal(models.heard.length, 0);
      await choose('Show files');
      await eventually(() => (pageText('What would be sent') === undefined ? undefined : true));
      await picture('phases-consent-files', theme);
      assert.match(pageText('What would be sent') ?? '', /editor \(scripted\)/);
      assert.equal(models.heard.length, 0);
      await choose('Do not send');
      await running;
      assert.equal(models.heard.length, 0);
      await nothingWritten(before);
    }).timeout(2 * WAIT);
  }

  test('a model of the editor explains, and its words lead nowhere', async () => {
    await setTheme('dark');
    const text =
      '# Churn\n\n[press](command:workbench.action.quit) ![x](https://evil.example/x.png)';
    say(
      [{ text: 'Let me see. ' }, { wait: 3000 }, { call: 'propose', input: { text } }],
      [{ call: 'propose', input: { text } }],
    );
    const running = explain();
    await send();
    await eventually(() => (models.heard.length > 0 ? true : undefined), WAIT);
    await progressPicture('dark');
    await running;
    const shown = await eventually(() => {
      const found = pageText('Explain');
      return found?.includes('# Churn') ? found : undefined;
    }, WAIT);
    assert.doesNotMatch(shown, /\]\(|!\[/);
    const [heard] = models.heard;
    assert.ok(heard);
    assert.ok(heard.tools.includes('propose'));
    assert.match(heard.text, /fct_churn/);
    await picture('phases-explained', 'dark');
  }).timeout(2 * WAIT);

  test('no secret of the workspace reaches a model', async () => {
    const contract = (await read(CONTRACT)).replace(
      /^version:.*$/m,
      `$&\ndescription:\n  usage: "key ${CANARY}, aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"`,
    );
    await writeFile(CONTRACT, contract);
    say([{ call: 'propose', input: { text: 'Done.' } }]);
    const running = explain('churn_report');
    await send();
    await running;
    assert.ok(models.heard.length > 0);
    assert.doesNotMatch(JSON.stringify(models.heard), new RegExp(CANARY));
  }).timeout(2 * WAIT);

  test('Cancel stops the request to the model, and the run can go on', async () => {
    say([{ text: 'This takes ' }, { wait: 60_000 }, { text: 'long.' }]);
    const running = explain();
    await send();
    await eventually(() => (models.heard.length > 0 ? true : undefined), WAIT);
    await vscode.commands.executeCommand('notifications.showList');
    await page.click({ selector: '.notification-list-item .monaco-button', hasText: 'Cancel' });
    await running;
    await eventually(() => (models.stopped === 1 ? true : undefined));
    await nothingWritten(before);
    await vscode.commands.executeCommand('notifications.clearAll');
    say([{ call: 'propose', input: { text: '# Gone on' } }]);
    const resumed = vscode.commands.executeCommand('dataengos.resumeRun');
    await page.waitFor({ selector: ROW, hasText: 'Explain', timeout: WAIT });
    await picture('phases-resume', 'dark');
    await page.press('Enter');
    await resumed;
    await eventually(() => (pageText('Explain')?.includes('Gone on') ? true : undefined), WAIT);
  }).timeout(3 * WAIT);

  for (const theme of themes.filter((one) => one !== 'high-contrast')) {
    test(`asks one thing at a time, with guesses, and nothing is written when the person goes, ${theme}`, async () => {
      await setTheme(theme);
      const running = vscode.commands.executeCommand('dataengos.shapeSpec');
      await page.waitFor({ selector: `${BOX} .quick-input-title`, timeout: WAIT });
      await sleep(500);
      await picture('phases-input', theme);
      await answerUntilQuestion();
      await picture('phases-question', theme);
      await page.click({ selector: `${BOX} input` });
      await page.press('Escape');
      await running;
      await nothingWritten(before);
    }).timeout(2 * WAIT);
  }

  test('a draft of a model is shown for review, and nothing is written', async () => {
    const sql = await read(MART);
    await writeFile(MART, `-- TODO(dataengos): say what counts as churn\n${sql}`);
    const open = await FolderState.read();
    say(
      ...[1, 2, 3, 4].map((): Piece[] => [
        {
          call: 'propose',
          input: {
            files: [{ path: MART, text: `${sql.trimEnd()}\n-- looked at\n` }],
            open: [],
            summary: 'x',
          },
        },
      ]),
    );
    const running = vscode.commands.executeCommand('dataengos.implementLogic', {
      uri: file(MART).toString(),
      input: { model: 'fct_churn' },
    });
    await send();
    await running;
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? true : undefined;
    }, WAIT);
    await picture('phases-review', 'dark');
    await nothingWritten(open);
  }).timeout(3 * WAIT);

  test('where logic is to be written, a lens and the light bulb offer it', async () => {
    const path = 'implementation/dbt_project/models/marts/customer_success/fct_todo.sql';
    const document = await vscode.workspace.openTextDocument(
      await writeFile(path, '-- TODO(dataengos): write it\nselect 1 as one\n'),
    );
    await vscode.window.showTextDocument(document);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.ok(lenses.some(({ command }) => command?.command === 'dataengos.implementLogic'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
    );
    const own = actions.find(({ title }) => title === 'Implement with DataEngOS');
    assert.ok(own);
    assert.notEqual(own.isPreferred, true);
  }).timeout(WAIT);

  test('agents of the editor can call our tools', async () => {
    const call = async (name: string, input: object): Promise<string> => {
      const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
      return result.content
        .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
        .join('');
    };
    assert.match(await call('dataengos_lint_file', { path: CONTRACT }), /has no findings/);
    assert.match(await call('dataengos_lint_file', { path: '../x' }), /There is no file/);
    assert.match(await call('dataengos_explain_rule', { rule: 'known-fields' }), /^# known-fields/);
    assert.match(await call('dataengos_explain_rule', { rule: 'x' }), /There is no rule/);
    assert.match(await call('dataengos_get_lineage', { table: 'fct_churn' }), /It is made of:/);
    assert.match(await call('dataengos_get_impact', { table: 'stg_x' }), /No table is called/);
  }).timeout(2 * WAIT);
});

async function nothingWritten(before: FolderState): Promise<void> {
  assert.deepEqual((await FolderState.read()).listed, before.listed);
}

function explain(what = 'fct_churn'): Thenable<unknown> {
  return vscode.commands.executeCommand('dataengos.explain', { input: { what } });
}

async function choose(label: string): Promise<void> {
  await page.click({
    selector: `${ROW} .quick-input-list-label, ${ROW} .label-name`,
    hasText: label,
  });
}

/** What must be given is given; then the first question of the phase is on the screen. */
async function answerUntilQuestion(): Promise<void> {
  for (let at = 0; at < 6; at++) {
    const rows = await page.texts({ selector: ROW });
    if (rows.some((one) => one.includes('Leave open'))) return;
    // The window that a test opened may not have the focus.
    await page.click({ selector: `${BOX} input` });
    if (rows.length === 0) await page.type('churn_by_month');
    await page.press('Enter');
    await sleep(1500);
  }
  assert.fail('No question came.');
}

async function progressPicture(theme: Theme): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await sleep(500);
  await picture('phases-progress', theme);
  await vscode.commands.executeCommand('notifications.hideList');
}

/** Of a page of ours whose name begins so. */
function pageText(name: string): string | undefined {
  return vscode.workspace.textDocuments
    .filter(({ uri }) => uri.scheme === 'dataengos-agent' && uri.path.startsWith(`/${name}`))
    .at(-1)
    ?.getText();
}

async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
}
