import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  cursorAfter,
  eventually,
  file,
  killServer,
  openContract,
  withSetting,
} from '../editor.ts';
import { current, drawn, openFile, openPreview, REPORT, table, TOPOLOGY } from '../lineage-page.ts';
import { page } from '../page.ts';

const REVENUE = 'specs/contracts/data-products/finance/mrr_report.odcs.yaml';

const ROW = '.pane-body .monaco-list-row[aria-label]';
const row = (text: string) => ({ selector: ROW, hasText: text });

suite('lineage', () => {
  // A panel that another suite has opened takes half of the room that pictures are clicked in.
  suiteSetup(() => vscode.commands.executeCommand('workbench.action.closePanel'));
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('lineage'), { recursive: true }));
  async function replace(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
    const { document } = editor;
    const start = document.getText().indexOf(before);
    assert.notEqual(start, -1, before);
    const range = new vscode.Range(
      document.positionAt(start),
      document.positionAt(start + before.length),
    );
    assert.ok(await editor.edit((edit) => edit.replace(range, after)));
  }

  test('opens beside the editor, at the table of the cursor', async () => {
    await openPreview(REPORT, 'name: fct_churn');
    await page.waitFor(current('fct_churn'));
    await page.waitFor(table('int_churn_calculation'));
    await eventually(() => {
      const tabs = vscode.window.tabGroups.all.map(({ activeTab }) => activeTab?.label);
      assert.deepEqual(tabs, ['churn_report.odcs.yaml', 'Lineage: fct_churn']);
      return true;
    });
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, file(REPORT).path);
  }).timeout(60_000);

  test('a double click on a table opens the line that declares it', async () => {
    await openPreview(REPORT, 'name: fct_churn');
    await page.waitFor(current('fct_churn'));
    // Half a window is narrow: all of it comes into sight.
    await page.click({ selector: 'button', hasText: 'Fit', webview: true });
    await page.click({ ...table('fct_mrr'), double: true });
    const { document, selection } = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path === file(REVENUE).path ? active : undefined;
    });
    assert.match(document.lineAt(selection.start).text, /name: fct_mrr/);
    // What was opened from the picture leaves it as it is.
    await page.waitFor(current('fct_churn'));
  }).timeout(60_000);

  test('the ring follows the cursor, unless the setting says otherwise', async () => {
    const editor = await openPreview(REPORT, 'name: fct_churn');
    await page.waitFor(current('fct_churn'));
    await cursorAfter(editor, 'name: dim_customers');
    await page.waitFor(current('dim_customers'));
    await page.waitFor(table('stg_customers'));
    await withSetting('dataengos.lineage.followEditor', false, async () => {
      await cursorAfter(editor, 'name: fct_churn');
      await assert.rejects(page.waitFor({ ...current('fct_churn'), timeout: 1_500 }));
    });
    // Who lets it follow again wants to see where the cursor is.
    await page.waitFor(current('fct_churn'));
  }).timeout(60_000);

  test('hops are those of the setting', async () => {
    await withSetting('dataengos.lineage.hops', 0, async () => {
      await openPreview(REPORT, 'name: fct_churn');
      await page.waitFor(current('fct_churn'));
      await page.waitFor({ ...table('int_churn_calculation'), gone: true });
    });
    await page.waitFor(table('int_churn_calculation'));
  }).timeout(60_000);

  test('a table that is renamed in its contract is renamed in the picture', async () => {
    const board = contract('transformSourceObjects: [fct_churn]').replace(
      '- name: orders',
      '- name: board',
    );
    const editor = await openContract('lineage/board.odcs.yaml', board);
    await cursorAfter(editor, '- name: board');
    await vscode.commands.executeCommand('dataengos.openLineage');
    await page.waitFor(current('board'));
    await page.waitFor(table('fct_churn'));
    await replace(editor, '- name: board', '- name: cockpit');
    await page.waitFor(current('cockpit'));
  }).timeout(60_000);

  test('the picture outlives a crash of the server, and text that is broken', async () => {
    const editor = await openPreview(REPORT, 'name: fct_churn');
    await page.waitFor(current('fct_churn'));
    await replace(editor, 'schema:\n', 'schema: [\n');
    await page.waitFor(table('fct_churn'));
    await vscode.commands.executeCommand('undo');
    await killServer();
    await page.waitFor(table('fct_churn'));
    await cursorAfter(editor, 'name: dim_customers');
    await page.waitFor({ ...current('dim_customers'), timeout: 20_000 });
  }).timeout(90_000);

  test('a tab that was hidden shows the same table again', async () => {
    await openPreview(REPORT, 'name: dim_customers');
    await page.waitFor(current('dim_customers'));
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
    await page.waitFor({ ...table('dim_customers'), gone: true });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await page.waitFor(current('dim_customers'));
  }).timeout(60_000);

  test('column lineage opens at the property', async () => {
    const editor = await openFile(REPORT);
    await cursorAfter(editor, 'name: segment');
    await vscode.commands.executeCommand('dataengos.showColumnLineage');
    await page.waitFor(current('dim_customers'));
    await page.waitFor({ selector: '.row-face[aria-label^="segment,"]', webview: true });
  }).timeout(60_000);

  test('a topology is drawn as its author wrote it, and its nodes lead to their lines', async () => {
    const editor = await openPreview(TOPOLOGY);
    await page.waitFor({ ...drawn('fct_churn'), timeout: 20_000 });
    await page.click({ ...drawn('fct_mrr'), double: true });
    await eventually(() => {
      const active = vscode.window.activeTextEditor;
      assert.equal(active?.document.uri.path, file(TOPOLOGY).path);
      assert.match(active.document.lineAt(active.selection.start).text, /fct_mrr\[\[fct_mrr\]\]/);
      return true;
    });
    await replace(editor, '[[fct_mrr]]', '[[fct_revenue]]');
    await page.waitFor(drawn('fct_revenue'));
    // The last good picture stays, with a sentence.
    await replace(editor, '[[fct_revenue]]', '[[fct_reve');
    await page.waitFor({ selector: '.document', hasText: 'Line ', webview: true });
    await page.waitFor(drawn('fct_revenue'));
    await replace(editor, '[[fct_reve', '[[fct_mrr]]');
    await page.waitFor(drawn('fct_mrr'));
  }).timeout(90_000);

  test('the code lens opens the preview at its table', async () => {
    const editor = await openFile(REPORT);
    await cursorAfter(editor, 'id: dim_customers');
    const lens = { selector: '.codelens-decoration a', hasText: 'upstream' };
    await page.waitFor(lens);
    await page.click(lens);
    await page.waitFor(current('dim_customers'));
    await withSetting('dataengos.lineage.codeLens', false, () =>
      page.waitFor({ ...lens, gone: true }),
    );
  }).timeout(60_000);

  test('the tree has the current table and the products, and opens their sources', async () => {
    const editor = await openFile(REPORT);
    await cursorAfter(editor, 'name: fct_churn');
    await vscode.commands.executeCommand('dataengos.lineageTree.focus');
    await page.waitFor(row('current table'));
    // Lines that are out of sight are not there: the files make room.
    const files = { selector: '.explorer-viewlet .pane-header', hasText: 'churn' };
    await page.click(files);
    await page.waitFor(row('Upstream'));
    await unfold('1 product', '');
    await page.click({ ...row('data product'), timeout: 20_000 });
    await eventually(() => {
      const active = vscode.window.activeTextEditor?.document.uri.path;
      assert.equal(active, file(REPORT.replace('.odcs.', '.odps.')).path);
      return true;
    });
    // A click on the line itself opens the file.
    await unfold('data product', ' .monaco-tl-twistie');
    await eventually(async () => {
      const lines = await page.texts({ selector: ROW });
      assert.ok(lines.includes('Outputs2'), lines.join('\n'));
      return true;
    });
    await page.click(files);
  }).timeout(60_000);
});

/**
 * By a click on the line or on a part of it. A click is lost when the lines are drawn anew at that moment, and one more on a
 * line that is unfolded folds it.
 */
function unfold(text: string, part: string): Promise<boolean> {
  const folded = `${ROW}[aria-expanded="false"]:has-text("${text}")${part}`;
  return eventually(async () => {
    await page.click({ selector: folded, timeout: 2_000 }).catch(() => undefined);
    await page.waitFor({ ...row(text), selector: `${ROW}[aria-expanded="true"]`, timeout: 2_000 });
    return true;
  }, 20_000);
}
