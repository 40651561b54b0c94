import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, eventually, file, openContract, writeFile } from '../editor.ts';
import { page } from '../page.ts';
import { picture, setTheme } from '../pictures.ts';
import { FolderState } from '../folder-state.ts';

const CONTRACT = 'specs/contracts/sources/shop/orders.odcs.yaml';
const PROJECT = 'implementation/dbt_project';
const QUERY = `${PROJECT}/models/staging/shop/stg_orders.sql`;
const MODELS = `${PROJECT}/models/staging/shop/_shop__models.yml`;
const BASES = `${PROJECT}/.dataengos/base`;
const BOX = '.quick-input-widget';
const WAIT = 30_000;

// Above a contract that was written, and again after people and contracts changed the same.
suite('scaffold', () => {
  let before: FolderState;

  suiteSetup(async () => {
    before = await FolderState.read();
    await page.resize(1280, 860);
    await setTheme('dark');
  });
  teardown(async () => {
    await page.press('Escape');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    await before.restore();
  });
  suiteTeardown(() => setTheme(undefined));

  test('Escape writes nothing', async () => {
    await openContract(CONTRACT, contract());
    const state = await FolderState.read();
    const running = scaffold();
    await review();
    await page.press('Escape');
    await running;
    assert.deepEqual(await FolderState.read(), state);
    await eventually(() => (diffTabs().length === 0 ? true : undefined));
  }).timeout(120_000);

  test('a lens above the objects proposes all files, and one Undo takes all of them back', async () => {
    await openContract(CONTRACT, contract());
    const state = await FolderState.read();
    const lens = { selector: '.codelens-decoration a', hasText: 'Scaffold pipeline' };
    await page.waitFor({ ...lens, timeout: WAIT });
    await page.click(lens);
    const proposed = await review();
    assert.ok(proposed.length >= 5, String(proposed));
    assert.ok(proposed.some((text) => text.includes('stg_orders.sql')));
    await picture('scaffold-review', 'dark');
    await compare('stg_orders.sql');
    await picture('scaffold-difference', 'dark');
    await accept();
    const query = await opened('stg_orders.sql');
    assert.match(query.getText(), /source\('shop', 'orders'\)/);
    await eventually(() => (diffTabs().length === 0 ? true : undefined));
    // Nothing is left to save, and no tab shows what nobody reads.
    assert.deepEqual(dirty(), []);
    assert.deepEqual(
      tabs().filter((path) => path.includes('.dataengos')),
      [],
    );
    const written = await FolderState.read();
    assert.match(written.text(MODELS), /name: stg_orders/);
    assert.equal(written.text(`${BASES}/models/staging/shop/stg_orders.sql`), query.getText());
    await notExpressed();
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await picture('scaffold-written', 'dark');
    await vscode.commands.executeCommand('workbench.action.closePanel');

    await undo('stg_orders.sql');
    await eventually(async () => {
      await saveAll();
      assert.deepEqual(await FolderState.read(), state);
      return true;
    }, WAIT);
    const again = scaffold();
    assert.deepEqual(await review(), proposed);
    await page.press('Escape');
    await again;
  }).timeout(180_000);

  test('a scaffold of what is up to date proposes nothing', async () => {
    await openContract(CONTRACT, contract());
    await scaffoldAll();
    const state = await FolderState.read();
    await scaffold();
    await said('The dbt project is up to date.');
    assert.deepEqual(await FolderState.read(), state);
  }).timeout(120_000);

  test('what is not ticked is not written, and is proposed again', async () => {
    await openContract(CONTRACT, contract());
    const running = scaffold();
    await review();
    await untick('_shop__models.yml');
    await accept();
    await running;
    const state = await FolderState.read();
    assert.equal(state.has(MODELS), false);
    assert.equal(state.has(`${BASES}/models/staging/shop/_shop__models.yml`), false);
    assert.equal(state.has(QUERY), true);
    const again = scaffold();
    const [proposed, ...others] = await review();
    assert.match(proposed ?? '', /_shop__models\.yml/);
    assert.deepEqual(others, []);
    await page.press('Escape');
    await again;
  }).timeout(120_000);

  test('a file that changes during the review keeps all from being written', async () => {
    await openContract(CONTRACT, contract());
    const running = scaffold();
    await review();
    const project = file(`${PROJECT}/dbt_project.yml`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(project, new vscode.Position(0, 0), '# by hand\n');
    await vscode.workspace.applyEdit(edit);
    await saveAll();
    const state = await FolderState.read();
    await accept();
    await running;
    await said('dbt_project.yml has changed since it was looked at, so nothing was written.');
    assert.deepEqual(await FolderState.read(), state);
  }).timeout(120_000);

  test('what was changed by hand stands, is marked, and is compared with what is asked for', async () => {
    const editor = await openContract(CONTRACT, contract());
    await scaffoldAll();
    const made = (await FolderState.read()).text(MODELS);
    await writeFile(MODELS, made.replace('Price in cents.', 'Written by hand.'));
    await change(editor.document, 'Price in cents.', 'Price in euros.');
    await change(editor.document, 'One row', 'Each row');
    const running = scaffold();
    await review();
    await picture('scaffold-conflict-review', 'dark');
    await accept();
    await running;
    const merged = (await FolderState.read()).text(MODELS);
    assert.match(merged, /description: Written by hand\./);
    assert.match(merged, /description: Each row for each order\./);
    const [conflict] = await eventually(() => {
      const found = diagnostics(file(MODELS)).filter(({ code }) => code === 'scaffold-conflict');
      return found.length > 0 ? found : undefined;
    });
    assert.ok(conflict);
    assert.equal(conflict.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(merged.split('\n')[conflict.range.start.line] ?? '', /Written by hand/);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await picture('scaffold-conflict', 'dark');
    await pressButton('Compare');
    const shown = await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    assert.equal(shown.modified.toString(), file(MODELS).toString());
    const asked = await vscode.workspace.openTextDocument(shown.original);
    assert.match(asked.getText(), /description: Price in euros\./);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await picture('scaffold-compare', 'dark');
    // It was told once: what stands now is known.
    await scaffold();
    await said('The dbt project is up to date.');
  }).timeout(180_000);
});

function contract(): string {
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
      - name: note
        physicalType: whatever_it_is
`;
}

function scaffold(): Thenable<unknown> {
  return vscode.commands.executeCommand('dataengos.scaffoldPipeline', file(CONTRACT));
}

/** Writes all that is proposed for the contract in front. */
async function scaffoldAll(): Promise<void> {
  const running = scaffold();
  await review();
  await accept();
  await running;
  await opened('stg_orders.sql');
  await eventually(() => (dirty().length === 0 ? true : undefined));
}

/** Waits for the list; gives what its lines say. */
async function review(): Promise<readonly string[]> {
  const title = { selector: `${BOX} .quick-input-title`, hasText: 'Scaffold pipeline:' };
  // The first time the server loads what makes dbt projects.
  await page.waitFor({ ...title, timeout: 60_000 });
  await page.waitFor({ selector: `${BOX} .quick-input-list .monaco-list-row` });
  return page.texts({ selector: `${BOX} .quick-input-list .monaco-list-row` });
}

async function accept(): Promise<void> {
  await page.click({ selector: `${BOX} .quick-input-action .monaco-button`, hasText: 'OK' });
  await page.waitFor({ selector: BOX, gone: true });
}

async function untick(name: string): Promise<void> {
  await page.click({ selector: `${BOX} .monaco-list-row .quick-input-list-label`, hasText: name });
}

async function compare(name: string): Promise<void> {
  await page.hover({ selector: `${BOX} .monaco-list-row`, hasText: name });
  await page.click({ selector: `${BOX} .monaco-list-row:hover .codicon-diff` });
  await eventually(() => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? true : undefined;
  });
}

function opened(name: string): Promise<vscode.TextDocument> {
  return eventually(() => {
    const document = vscode.window.activeTextEditor?.document;
    const { scheme, path } = document?.uri ?? {};
    return scheme === 'file' && path?.endsWith(`/${name}`) ? document : undefined;
  }, WAIT);
}

/** VS Code may ask whether all files are meant. */
async function undo(name: string): Promise<void> {
  await opened(name);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  const running = vscode.commands.executeCommand('undo');
  const all = { selector: '.monaco-dialog-box .monaco-button', hasText: 'Undo in' };
  await page.click({ ...all, timeout: 3000 }).catch(() => undefined);
  await running;
}

async function saveAll(): Promise<void> {
  await vscode.workspace.saveAll(false);
}

async function change(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.notEqual(at, -1, from);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  edit.replace(document.uri, range, to);
  await vscode.workspace.applyEdit(edit);
}

/** A type that nobody knows is told of where it stands. */
async function notExpressed(): Promise<void> {
  const notes = await eventually(() => {
    const found = diagnostics(file(CONTRACT)).filter(({ code }) => code === 'scaffold-unexpressed');
    return found.length > 0 ? found : undefined;
  });
  assert.equal(notes[0]?.severity, vscode.DiagnosticSeverity.Information);
  const document = await vscode.workspace.openTextDocument(file(CONTRACT));
  const lines = notes.map(({ range }) => document.lineAt(range.start.line).text);
  assert.ok(
    lines.some((line) => /note|whatever_it_is/.test(line)),
    String(lines),
  );
}

async function said(text: string): Promise<void> {
  await eventually(async () => {
    const inBar = await page.texts({ selector: '.statusbar-item' });
    await vscode.commands.executeCommand('notifications.showList');
    const inList = await page.texts({ selector: '.notification-list-item-message' });
    await vscode.commands.executeCommand('notifications.hideList');
    return [...inBar, ...inList].some((one) => one.includes(text)) ? true : undefined;
  });
}

async function pressButton(label: string): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await page.click({ selector: '.notification-list-item .monaco-button', hasText: label });
}

function dirty(): readonly string[] {
  return vscode.workspace.textDocuments.filter((one) => one.isDirty).map(({ uri }) => uri.path);
}

function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.flatMap(({ input }) =>
      input instanceof vscode.TabInputText ? [input.uri.path] : [],
    ),
  );
}

/** Those of the review. */
function diffTabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.flatMap(({ input, label }) =>
      input instanceof vscode.TabInputTextDiff || label.startsWith('Scaffold pipeline')
        ? [label]
        : [],
    ),
  );
}
