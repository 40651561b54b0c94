import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { startMessagesApi, type MessagesApi } from '../../messages-api/start-messages-api.ts';
import { closeAll, eventually, file, notifications } from '../editor.ts';
import { page } from '../page.ts';
import { BOX, choose, opened, ROW, WAIT } from '../palette.ts';
import { EMPTY, FILLED, product, storyAnswer } from '../payment-failures.ts';
import {
  accept,
  proposed,
  reviewEnds,
  samplesPass,
  shapeSpec,
  takeGuess,
  textOf,
  verdict,
  writeContract,
} from '../phase-steps.ts';
import { picture, setTheme } from '../pictures.ts';

const { canvas, contract, model } = product;
const KEY = 'sk-ant-of-the-story';

// The same with a model behind the Messages API, whose first answers are wrong; the steps follow each other.
suite('phases story with a model', () => {
  let api: MessagesApi;
  const look = (name: string): Promise<void> => picture(`phases-story-model-${name}`, 'dark');
  const none = (): Promise<void> => Promise.resolve();

  suiteSetup(async function () {
    this.timeout(2 * WAIT);
    await page.resize(1440, 900);
    await setTheme('dark');
    api = await startMessagesApi(storyAnswer);
    await set('provider', 'claude');
    await set('baseUrl', api.url);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
  suiteTeardown(async () => {
    await closeAll();
    for (const name of ['provider', 'baseUrl']) await set(name, undefined);
    await vscode.commands.executeCommand('dataengos.forgetConsents');
    await setTheme(undefined);
    await api.close();
  });

  test('a key is kept as a secret, for the host that it is for', async () => {
    await choose('Set API key…');
    await page.waitFor({
      selector: `${BOX} .quick-input-title`,
      hasText: 'API key',
      timeout: WAIT,
    });
    await look('1-key');
    await page.type(KEY);
    await page.press('Enter');
    await page.waitFor({ selector: BOX, gone: true });
  }).timeout(2 * WAIT);

  test('nothing is sent before somebody allows it; then the canvas is completed', async () => {
    await shapeSpec(none);
    await page.waitFor({ selector: ROW, hasText: 'now and in later runs', timeout: WAIT });
    await look('2-consent');
    assert.equal(api.requests.length, 0);
    await page.click({ selector: ROW, hasText: 'now and in later runs' });
    const editor = await proposed(canvas);
    await verdict('Valid · 2 warnings');
    await look('3-canvas');
    assert.match(await accept(editor, canvas), /Money that was paid back/);
    assert.equal(api.requests[0]?.headers['x-api-key'], KEY);
  }).timeout(5 * WAIT);

  test('a wrong type in the contract is told to the model, which mends it', async () => {
    const before = api.requests.length;
    await writeContract(none);
    const editor = await proposed(contract);
    await verdict('Valid');
    await look('4-contract');
    assert.match(api.requests.at(-1)?.text ?? '', /`bool` is not a value of `logicalType`/);
    assert.equal(api.requests.length - before, 3);
    assert.match(await accept(editor, contract), /is_failed[^]*logicalType: boolean/);
  }).timeout(5 * WAIT);

  test('the files of the pipeline are accepted in one edit', async () => {
    await vscode.window.showTextDocument(file(contract));
    await choose('Run phase…');
    await page.waitFor({ selector: ROW, hasText: 'Scaffold pipeline', timeout: WAIT });
    await look('5-run-phase');
    await page.click({ selector: ROW, hasText: 'Scaffold pipeline' });
    await takeGuess('Name, id or path of the contract.');
    await eventually(async () => {
      const { scheme } = vscode.window.activeTextEditor?.document.uri ?? {};
      if (scheme === 'dataengos-proposal') return true;
      throw new Error((await notifications()).join('; '));
    }, 2 * WAIT);
    await verdict('Valid');
    await look('6-scaffold');
    await choose('Accept all proposals of the run...');
    await page.waitFor({ selector: `${BOX} .quick-input-title`, hasText: 'files', timeout: WAIT });
    await look('7-accept-all');
    await page.click({ selector: `${BOX} .quick-input-action .monaco-button`, hasText: 'OK' });
    await eventually(async () => ((await textOf(model))?.includes(EMPTY) ? true : undefined), WAIT);
    await reviewEnds();
  }).timeout(5 * WAIT);

  test('a column of the wrong type is found before there is data, and mended', async () => {
    await vscode.window.showTextDocument(file(model));
    await opened(`${product.table}.sql`);
    const before = api.requests.length;
    await choose('Implement logic…');
    await takeGuess('Name of the dbt model');
    const editor = await proposed(model);
    await verdict('Valid');
    await look('8-logic');
    await page.resize(1200, 620);
    await picture('proposal', 'dark');
    await page.resize(1440, 900);
    assert.equal(api.requests.length - before, 3);
    assert.match(api.requests.at(-1)?.text ?? '', /`is_failed` is VARCHAR, but the contract/);
    const written = await accept(editor, model);
    assert.ok(written.includes(FILLED));
    assert.doesNotMatch(written, /TODO/);
  }).timeout(5 * WAIT);

  test('its tests on sample data pass', async () => {
    await samplesPass();
    await look('9-tests');
    assert.deepEqual(await notifications(), []);
  }).timeout(4 * WAIT);
});

/** Of the user: a workspace has no say in where something is sent. */
function set(name: string, value: unknown): Thenable<void> {
  const target = vscode.ConfigurationTarget.Global;
  return vscode.workspace.getConfiguration('dataengos.agent').update(name, value, target);
}
