import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, notifications } from '../editor.ts';
import { FolderState } from '../folder-state.ts';
import { page } from '../page.ts';
import { answer, choose, ROW, step, WAIT } from '../palette.ts';
import { takeGuess, typeBelow } from '../phase-steps.ts';
import { picture, setTheme } from '../pictures.ts';
import { handles, read } from '../review-run.ts';
import type { ScriptedModels } from '../scripted-models/extension.ts';

const MART = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';
const FIRST = 'Which decision gets better with refunds?';

// What agents of the editor may do, and what the server asks people.
suite('phases in the editor', () => {
  let before: FolderState;
  let models: ScriptedModels;

  suiteSetup(async function () {
    this.timeout(2 * WAIT);
    await page.resize(1280, 800);
    before = await FolderState.read();
    const extension = vscode.extensions.getExtension<ScriptedModels>(
      'dataengos-test.scripted-models',
    );
    assert.ok(extension);
    models = await extension.activate();
    await handles();
  });
  setup(() => {
    models.script.length = 0;
    models.heard.length = 0;
  });
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    const { reviews } = await handles();
    for (const run of [...reviews.pending.runs]) reviews.finish(run);
    await before.restore();
  });
  suiteTeardown(() => setTheme(undefined));

  const nothingWritten = async (): Promise<void> => {
    assert.deepEqual((await FolderState.read()).listed, before.listed);
  };

  test('what an agent of the editor proposes opens a review, and nothing is written', async () => {
    await setTheme('dark');
    const sql = await read(MART);
    assert.ok(sql);
    const text = `${sql.trimEnd()}\n-- looked at\n`;
    const said = await propose({ path: MART, text, summary: 'Says that it was looked at.' });
    assert.match(said, /^The review is open\. Nothing is written until the user accepts it/);
    const shown = await eventually(() => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.uri.scheme === 'dataengos-proposal' ? document : undefined;
    }, WAIT);
    assert.equal(shown.getText(), text);
    await picture('phases-tool-review', 'dark');
    await nothingWritten();
    const { reviews } = await handles();
    const [run] = reviews.pending.runs;
    assert.ok(run);
    assert.deepEqual(
      run.files.map(({ path }) => path),
      [MART],
    );
  }).timeout(3 * WAIT);

  for (const path of [
    '../elsewhere.sql',
    '/etc/passwd',
    '.vscode/settings.json',
    '.agent-os/profiles/default/workflows/fix.md',
    'specs/../.vscode/tasks.json',
    'implementation/dbt_project/dbt_project.yml',
  ])
    test(`an agent of the editor cannot propose ${path}, and is told so`, async () => {
      const said = await propose({ path, text: 'x', summary: 'x' });
      assert.match(said, /may not be written: .* Nothing was opened\.$/s);
      const { reviews } = await handles();
      assert.deepEqual([...reviews.pending.runs], []);
      await nothingWritten();
    }).timeout(WAIT);

  for (const theme of ['dark', 'light'] as const)
    test(`three questions at a time; going away stops the run, which can go on where it was, ${theme}`, async () => {
      await setTheme(theme);
      await askedFor('refunds');
      await step(`${FIRST} (1/3)`);
      await page.waitFor({ selector: `${ROW}.focused` });
      await picture('phases-question-of-three', theme);
      // The guess, an answer of one's own, and one that is left open.
      await page.press('Enter');
      await step('(2/3)');
      await answer('Finance, each month, a table');
      await step('(3/3)');
      await page.click({ selector: ROW, hasText: 'Leave open', timeout: WAIT });
      await step('(1/3)');
      await page.press('Escape');
      await eventually(async () => {
        const said = (await notifications()).join(' ');
        assert.match(said, /The questions were not answered: the run can go on later\./);
        return true;
      }, WAIT);
      await nothingWritten();
      assert.deepEqual(models.heard, []);
      await vscode.commands.executeCommand('notifications.clearAll');
      await choose('Resume run…');
      await page.waitFor({ selector: ROW, hasText: 'product=refunds', timeout: WAIT });
      await picture('phases-resume-questions', theme);
      await page.press('Enter');
      // What was answered, and what was left open, is not asked again.
      await step('Which personal data does it need, if any? (1/3)');
      await page.press('Escape');
      await nothingWritten();
    }).timeout(5 * WAIT);
});

async function propose(input: object): Promise<string> {
  const options = { input, toolInvocationToken: undefined };
  const { content } = await vscode.lm.invokeTool('dataengos_propose_change', options);
  return content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}

/** From the palette to the first question. */
async function askedFor(product: string): Promise<void> {
  await choose('Shape specification…');
  await typeBelow('What is wanted, in your own words.', 'Refunds by month and plan');
  await typeBelow('The name of the data product', product);
  await takeGuess('The part of the business that owns it.');
}
