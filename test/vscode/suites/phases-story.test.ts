import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, file, notifications, sleep } from '../editor.ts';
import { page } from '../page.ts';
import { BOX, choose, opened, ROW, step, WAIT } from '../palette.ts';
import { BEFORE, EMPTY, isFailed, product } from '../payment-failures.ts';
import {
  accept,
  checkedAgain,
  proposed,
  samplesPass,
  shapeSpec,
  takeGuess,
  textOf,
  verdict,
  writeContract,
} from '../phase-steps.ts';
import { picture, setTheme, themes } from '../pictures.ts';

const { canvas, contract, model } = product;

// An idea becomes a model that passes its tests, with no language model at all; the steps follow each other.
suite('phases story', () => {
  const look = (name: string): Promise<void> => picture(`phases-story-${name}`, 'dark');

  suiteSetup(async function () {
    this.timeout(2 * WAIT);
    await page.resize(1440, 900);
    await setTheme('dark');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
  suiteTeardown(async () => {
    await closeAll();
    await setTheme(undefined);
  });

  test('an idea is asked about, and its canvas is shown with what is found in it', async () => {
    await shapeSpec((name) => look(`1-${name}`));
    const editor = await proposed(canvas);
    await verdict('Valid · 2 warnings');
    for (const theme of themes) {
      await setTheme(theme);
      await sleep(500);
      await picture('phases-story-2-canvas', theme);
    }
    await setTheme('dark');
    assert.equal(await textOf(canvas), undefined);
    const written = await accept(editor, canvas);
    assert.match(written, /\| Failure rate \| Which share of the charges fails\? \|/);
    assert.match(written, /^owner: customer-insights$/m);
    assert.match(written, /Open: what do people expect of it/);
  }).timeout(5 * WAIT);

  test('the contract follows from canvas, source and policies; its tab may be closed', async () => {
    await writeContract((name) => look(`3-${name}`));
    await proposed(contract);
    await verdict('Valid');
    await look('4-contract');
    await closeAll();
    assert.equal(await textOf(contract), undefined);
    await choose('Review pending proposals');
    const editor = await proposed(contract);
    const before = editor.document.positionAt(editor.document.getText().indexOf(BEFORE));
    // What a person adds is judged with the rest.
    await editor.edit((edit) => edit.insert(before, isFailed()));
    const after = editor.document.positionAt(editor.document.getText().indexOf(isFailed()));
    editor.revealRange(new vscode.Range(after, after), vscode.TextEditorRevealType.InCenter);
    await checkedAgain(editor);
    await verdict('Valid');
    await look('5-contract-edited');
    assert.match(await accept(editor, contract), /name: is_failed/);
  }).timeout(5 * WAIT);

  test('the compiler makes what the contract demands', async () => {
    await vscode.window.showTextDocument(file(contract));
    await choose('Scaffold pipeline');
    await step('Scaffold pipeline:');
    await page.waitFor({ selector: ROW, hasText: `${product.table}.sql`, timeout: WAIT });
    await look('6-scaffold');
    await page.click({ selector: `${BOX} .quick-input-action .monaco-button`, hasText: 'OK' });
    assert.ok((await opened(`${product.table}.sql`)).getText().includes(EMPTY));
    // It says what it left open; what comes later has nothing to say.
    await vscode.commands.executeCommand('notifications.clearAll');
  }).timeout(3 * WAIT);

  test('what the contract says later completes the query, and one Undo takes it back', async () => {
    const text = (await textOf(contract)) ?? '';
    const logic = text.replace(
      isFailed(),
      `${isFailed()}        transformLogic: status = 'failed'\n`,
    );
    assert.notEqual(logic, text);
    const spec = await vscode.window.showTextDocument(file(contract));
    await spec.edit((edit) =>
      edit.replace(new vscode.Range(0, 0, spec.document.lineCount, 0), logic),
    );
    await spec.document.save();
    await vscode.window.showTextDocument(file(model));
    await opened(`${product.table}.sql`);
    await choose('Implement logic…');
    await takeGuess('Name of the dbt model');
    const editor = await proposed(model);
    await verdict('Valid');
    await look('7-logic');
    const written = await accept(editor, model);
    assert.doesNotMatch(written, /TODO/);
    assert.match(written, /status = 'failed'/);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('undo');
    const target = await opened(`${product.table}.sql`);
    await eventually(() => (target.getText().includes(EMPTY) ? true : undefined));
    await vscode.commands.executeCommand('redo');
    await eventually(() => (target.getText() === written ? true : undefined));
    await target.save();
    assert.equal(await textOf(model), written);
  }).timeout(5 * WAIT);

  test('its tests on sample data pass', async () => {
    await samplesPass();
    await look('8-tests');
    assert.deepEqual(await notifications(), []);
  }).timeout(4 * WAIT);
});
