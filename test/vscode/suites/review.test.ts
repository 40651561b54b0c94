import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, setup, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, eventually, file, notifications, writeFile } from '../editor.ts';
import { FolderState } from '../folder-state.ts';
import { page } from '../page.ts';
import { picture, setTheme, themes } from '../pictures.ts';
import { handles, read, ScriptedRuns } from '../review-run.ts';

const CONTRACT = 'specs/contracts/sources/shop/orders.odcs.yaml';
const NEW =
  'specs/contracts/sources/shop/returns_of_all_customers_that_were_refunded_late.odcs.yaml';

// What a run proposes is seen, edited, accepted and rejected.
suite('review', () => {
  let before: FolderState;
  let runs: ScriptedRuns;
  let uninstall: () => void;
  let count = 0;
  let id = '';

  suiteSetup(async () => {
    before = await FolderState.read();
    await page.resize(1440, 900);
    await setTheme('dark');
  });
  setup(async () => {
    runs = new ScriptedRuns();
    uninstall = await runs.install();
    await writeFile(CONTRACT, base());
    id = `run${String(count++)}`;
  });
  teardown(async () => {
    await page.press('Escape');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    const { reviews } = await handles();
    for (const { view } of reviews.pending.runs) {
      reviews.remarks.forget(view.id);
      reviews.pending.remove(view.id);
    }
    uninstall();
    await before.restore();
  });
  suiteTeardown(() => setTheme(undefined));

  async function open(text = proposal()): Promise<vscode.TextEditor> {
    const { reviews } = await handles();
    await reviews.open(await runs.make(id, [{ path: CONTRACT, base: base(), text }]));
    return eventually(() => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.scheme === 'dataengos-proposal' ? editor : undefined;
    });
  }

  async function goTo(editor: vscode.TextEditor, needle: string): Promise<void> {
    const at = editor.document.positionAt(editor.document.getText().indexOf(needle));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  }

  test('a proposal opens beside the file, with its verdict, and nothing is written', async () => {
    const editor = await open(`${proposal()}# WARNING\n`);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal(input.original.toString(), file(CONTRACT).toString());
    assert.equal(editor.document.languageId, 'odcs');
    assert.equal(await read(CONTRACT), base());
    await eventually(() => {
      const found = diagnostics(editor.document.uri);
      return found.length > 0 ? found : undefined;
    });
    const item = { selector: '.statusbar-item', hasText: '1 warning · 1 breaking change' };
    await page.waitFor(item);
    const row = { selector: '.pane-body .monaco-list-row', hasText: 'orders.amount' };
    await page.waitFor(row);
    for (const theme of themes) {
      await setTheme(theme);
      await picture('review', theme);
    }
    await setTheme('dark');
  }).timeout(90_000);

  test('a change at the cursor is accepted by key, and Undo in the file brings it back', async () => {
    const editor = await open();
    await goTo(editor, 'logicalType: string # was');
    await page.press('Control+K');
    await page.press('y');
    await eventually(async () =>
      (await read(CONTRACT))?.includes('# was integer') ? 1 : undefined,
    );
    assert.doesNotMatch((await read(CONTRACT)) ?? '', /name: note/);
    await eventually(() => (runs.decisions.length === 1 ? true : undefined));
    assert.equal(runs.decisions[0]?.decision.partial, true);
    assert.equal(runs.decisions[0].ends, undefined);
    const { reviews } = await handles();
    const pending = reviews.pending.fileOf(editor.document.uri);
    assert.equal(pending?.model.hunks.length, 1);
    await vscode.window.showTextDocument(file(CONTRACT), { preview: false });
    await vscode.commands.executeCommand('undo');
    await eventually(() => (pending.model.hunks.length === 2 ? true : undefined));
    await vscode.workspace.saveAll(false);
    assert.equal(await read(CONTRACT), base());
  }).timeout(60_000);

  test('a change that is rejected is gone from the proposal, and Undo brings it back', async () => {
    const editor = await open();
    await goTo(editor, 'name: note');
    await vscode.commands.executeCommand('dataengos.rejectChange');
    assert.doesNotMatch(editor.document.getText(), /name: note/);
    assert.match(runs.kept.get(CONTRACT) ?? '', /was integer/);
    assert.equal(await read(CONTRACT), base());
    await vscode.commands.executeCommand('undo');
    await eventually(() => (editor.document.getText() === proposal() ? true : undefined));
  }).timeout(60_000);

  test('what is edited is judged, errors forbid Accept, and a reason is written down', async () => {
    const editor = await open();
    await goTo(editor, 'name: note');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# ERROR\n'));
    await page.waitFor({ selector: '.statusbar-item', hasText: '1 error' });
    await picture('review-error', 'dark');
    void vscode.commands.executeCommand('dataengos.acceptFile');
    await eventually(async () =>
      (await notifications()).some((one) => one.includes('has errors')) ? true : undefined,
    );
    assert.equal(await read(CONTRACT), base());
    await vscode.commands.executeCommand('notifications.clearAll');
    const anyway = vscode.commands.executeCommand('dataengos.acceptAnyway');
    await page.waitFor({ selector: '.quick-input-widget .quick-input-title', hasText: 'anyway' });
    await page.press('Enter');
    await page.waitFor({ selector: '.quick-input-message', hasText: 'A reason is needed' });
    await page.type('Agreed with the team');
    await page.press('Enter');
    await anyway;
    assert.match((await read(CONTRACT)) ?? '', /^# ERROR/);
    const [one] = runs.decisions;
    assert.equal(one?.decision.kind, 'accepted-anyway');
    assert.equal(one.decision.reason, 'Agreed with the team');
    assert.equal(one.ends, 'accepted');
  }).timeout(60_000);

  test('Accept writes once, one Undo takes it back, and a second Accept finds nothing', async () => {
    const editor = await open();
    await page.click({ selector: '.editor-actions .action-label[aria-label^="Accept proposal"]' });
    await eventually(async () => ((await read(CONTRACT)) === proposal() ? true : undefined));
    await eventually(() => (runs.decisions.length === 1 ? true : undefined));
    assert.equal(runs.decisions[0]?.ends, 'accepted');
    const target = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === file(CONTRACT).toString() ? active : undefined;
    });
    assert.equal(target.document.isDirty, false);
    const { reviews } = await handles();
    // The file comes to the front first.
    await eventually(() =>
      reviews.pending.fileOf(editor.document.uri) === undefined ? true : undefined,
    );
    await vscode.commands.executeCommand('dataengos.acceptFile');
    assert.equal(runs.decisions.length, 1);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('undo');
    assert.equal(target.document.getText(), base());
  }).timeout(60_000);

  test('a file that changed meanwhile is not written over; an updated proposal has both', async () => {
    const editor = await open();
    await writeFile(CONTRACT, base().replace('version: 1.0.0', 'version: 1.0.1'));
    await eventually(async () => {
      const document = await vscode.workspace.openTextDocument(file(CONTRACT));
      return document.getText().includes('1.0.1') ? true : undefined;
    });
    void vscode.commands.executeCommand('dataengos.acceptFile');
    await eventually(async () =>
      (await notifications()).some((one) => one.includes('the file changed since the proposal'))
        ? true
        : undefined,
    );
    assert.doesNotMatch((await read(CONTRACT)) ?? '', /was integer/);
    await picture('review-changed', 'dark');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('dataengos.updateProposal');
    assert.match(editor.document.getText(), /version: 1\.0\.1/);
    await vscode.commands.executeCommand('dataengos.acceptFile');
    assert.match((await read(CONTRACT)) ?? '', /version: 1\.0\.1[^]*was integer/);
  }).timeout(60_000);

  test('closing keeps what is pending, and it opens again', async () => {
    const editor = await open();
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
    await editor.document.save();
    await closeAll();
    assert.equal(await read(CONTRACT), base());
    await vscode.commands.executeCommand('dataengos.reviewProposals');
    const again = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'dataengos-proposal' ? active : undefined;
    });
    assert.equal(again.document.getText(), `# mine\n${proposal()}`);
  }).timeout(60_000);

  test('all files of a run are accepted in one edit', async () => {
    const { reviews } = await handles();
    await reviews.open(
      await runs.make(id, [
        { path: CONTRACT, base: base(), text: proposal() },
        { path: NEW, base: null, text: proposal() },
      ]),
    );
    await eventually(() => (reviews.current ? true : undefined));
    const running = vscode.commands.executeCommand('dataengos.acceptAllFiles');
    const box = '.quick-input-widget';
    await page.waitFor({ selector: `${box} .quick-input-title`, hasText: '2 files' });
    await picture('review-accept-all', 'dark');
    await page.click({ selector: `${box} .quick-input-action .monaco-button`, hasText: 'OK' });
    await running;
    assert.equal(await read(CONTRACT), proposal());
    assert.equal(await read(NEW), proposal());
    assert.equal(runs.decisions.length, 2);
  }).timeout(60_000);

  test('Reject writes nothing', async () => {
    const state = await FolderState.read();
    await open();
    await vscode.commands.executeCommand('dataengos.rejectFile');
    assert.deepEqual(await FolderState.read(), state);
    assert.equal(runs.decisions[0]?.decision.kind, 'rejected');
    assert.equal(runs.decisions[0].ends, 'rejected');
    const { reviews } = await handles();
    assert.deepEqual(reviews.pending.runs, []);
  }).timeout(60_000);

  test('a remark on a line goes with another try', async () => {
    const { reviews } = await handles();
    const asked: unknown[] = [];
    reviews.onRetry = (run, remarks) => asked.push([run.id, remarks]);
    const editor = await open();
    await goTo(editor, 'name: note');
    await vscode.commands.executeCommand('workbench.action.addComment');
    await page.waitFor({ selector: '.review-widget .monaco-editor' });
    await page.type('Make it required.');
    await picture('review-remark', 'dark');
    await page.click({ selector: '.review-widget .monaco-button', hasText: 'Add remark' });
    await eventually(() => (reviews.remarks.of(id).length === 1 ? true : undefined));
    await vscode.commands.executeCommand('dataengos.tryAgainWithRemarks');
    const line = editor.selection.active.line + 1;
    assert.deepEqual(asked, [[id, [{ path: CONTRACT, line, text: 'Make it required.' }]]]);
  }).timeout(60_000);
});

function base(): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: 6ac6a8e2-6a35-4a3a-9a3e-3a5f8ad2b001
name: shop_orders
version: 1.0.0
status: active
domain: finance
tags:
  - cost-center:4711
  - owner:data-platform
schema:
  - name: orders
    logicalType: object
    description: One row for each order.
    properties:
      - name: order_id
        logicalType: string
        required: true
      - name: amount
        logicalType: integer
        description: Price in cents.
      - name: bought_at
        logicalType: date
      - name: sold_by
        logicalType: string
`;
}

function proposal(): string {
  return (
    base().replace('logicalType: integer', 'logicalType: string # was integer') +
    '      - name: note\n        logicalType: string\n'
  );
}
