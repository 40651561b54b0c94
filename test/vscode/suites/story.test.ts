import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, notifications, sleep } from '../editor.ts';
import { page } from '../page.ts';
import { answer, BOX, choose, opened, step, WAIT } from '../palette.ts';
import { picture, setTheme } from '../pictures.ts';

const PANEL = '.bulk-edit-panel';

// From an empty folder to a test of sample data that passes, by commands of the palette alone; the steps follow each other.
suite('story', () => {
  suiteSetup(async () => {
    await page.resize(1280, 800);
    await setTheme('dark');
  });
  suiteTeardown(async () => {
    await closeAll();
    await setTheme(undefined);
  });

  test('the folder is empty, and has no tests to show', async () => {
    assert.deepEqual(await filesThere(), []);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await picture('story-1-empty', 'dark');
    // The Explorer offers to begin; the view of tests is not there.
    const views = await page.texts({ selector: '.activitybar .action-item' });
    assert.deepEqual(
      views.filter((one) => /test/i.test(one)),
      [],
    );
  }).timeout(2 * WAIT);

  test('a workspace is made', async () => {
    await choose('New workspace');
    for (const [at, text] of ['shop', 'shop-data', 'sales'].entries()) {
      await step(`New workspace (${String(at + 1)}/3)`);
      await answer(text);
    }
    await opened('/vision.md');
    await picture('story-2-workspace', 'dark');
  }).timeout(2 * WAIT);

  test('a table gets its contract', async () => {
    await choose('New source contract');
    await step('New source contract (1/3)');
    await answer('stripe');
    await step('New source contract (2/3)');
    await answer('charges');
    await step('New source contract (3/3)');
    await page.press('Enter');
    await opened('/charges.odcs.yaml');
    await picture('story-3-contract', 'dark');
  }).timeout(2 * WAIT);

  test('the table gets its model', async () => {
    await choose('Scaffold pipeline');
    await step('Scaffold pipeline:');
    await page.waitFor({ selector: `${BOX} .monaco-list-row`, hasText: 'stg_charges.sql' });
    await picture('story-4-scaffold-review', 'dark');
    await page.click({ selector: `${BOX} .quick-input-action .monaco-button`, hasText: 'OK' });
    await opened('/stg_charges.sql');
    await picture('story-4-scaffold', 'dark');
  }).timeout(2 * WAIT);

  test('the contract gets its rows', async () => {
    await choose('Generate sample data');
    await page.waitFor({
      selector: `${PANEL} .monaco-list-row`,
      hasText: 'charges.csv',
      timeout: WAIT,
    });
    await picture('story-5-sample-review', 'dark');
    await page.click({ selector: `${PANEL} .monaco-list-row .edit-checkbox` });
    await page.click({ selector: `${PANEL} .monaco-button`, hasText: 'Apply' });
    await opened('/charges.csv');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await picture('story-6-sample', 'dark');
  }).timeout(2 * WAIT);

  test('the rows keep what the contract promises', async () => {
    await choose('Test sample data');
    await eventually(async () => {
      const texts = await page.texts({ selector: '.result-summary' });
      assert.match(texts.join(' '), /\b([1-9]\d*)\/\1\b/);
      return true;
    }, WAIT);
    await page.click({ selector: '.test-explorer .monaco-list-row' });
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) {
      await page.press(key);
      await sleep(500);
    }
    await page.waitFor({ selector: '.test-explorer .monaco-list-row', hasText: 'columns of' });
    await sleep(500);
    await picture('story-7-tests', 'dark');
    assert.deepEqual(await notifications(), []);
  }).timeout(2 * WAIT);
});

async function filesThere(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles('**/*', null);
  return found.map(({ path }) => path.slice(folder().path.length + 1));
}
