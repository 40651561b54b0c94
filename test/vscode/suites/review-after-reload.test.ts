import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, notifications } from '../editor.ts';
import { handles, read } from '../review-run.ts';

// What review-before-reload.test.ts has left.
suite('review, after the window was reloaded', () => {
  test('the proposals are pending as they were edited, and can be accepted', async () => {
    const { reviews } = await handles();
    const file = await eventually(() => {
      const [first] = reviews.pending.files.filter(({ text }) => text.startsWith('# mine\n'));
      return first;
    }, 60_000);
    assert.ok(reviews.pending.files.length > 1);
    assert.equal(await read(file.path), file.base);
    // The tab came back with the window.
    const tab = await eventually(() =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputTextDiff),
    );
    assert.ok(tab.input instanceof vscode.TabInputTextDiff);
    assert.equal(tab.input.modified.toString(), file.proposal.toString());
    const document = await vscode.workspace.openTextDocument(file.proposal);
    assert.match(document.getText(), /^# mine\n/);
    await eventually(() => (reviews.current === file ? true : undefined));
    // What was edited is judged anew before it can be accepted.
    await eventually(() => (file.judged?.acceptable ? true : undefined), 60_000);
    const text = document.getText();
    await vscode.commands.executeCommand('dataengos.acceptFile');
    assert.equal(await read(file.path), text);
    assert.equal(file.isDecided, true);
    assert.deepEqual(await notifications(), []);
    const { server } = await handles();
    const journal = await server.request<string>('dataengos/journal');
    assert.match(journal ?? '', /"accepted"/);
  }).timeout(180_000);
});
