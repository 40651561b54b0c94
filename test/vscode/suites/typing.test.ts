import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  cursorAfter,
  diagnostics,
  eventually,
  expectFindings,
  file,
  openContract,
} from '../editor.ts';
import { page } from '../page.ts';

suite('typing', () => {
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('typing'), { recursive: true }));

  test('a wrong logicalType is in Problems while it is typed, and the lightbulb mends it', async () => {
    const editor = await openContract('typing/orders.odcs.yaml', contract('logicalType: '));
    const { document } = editor;
    assert.equal(document.languageId, 'odcs');
    await cursorAfter(editor, 'logicalType: ');
    await cursorAfter(editor, 'order_id\n        logicalType: ');
    await page.type('varchar');
    await page.press('Escape');
    await expectFindings(document.uri, ['allowed-values: Error']);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await page.waitFor({ selector: '.markers-panel .monaco-list-row', hasText: 'varchar' });
    // The key goes nowhere while the focus is still on its way from the panel to the editor.
    await eventually(async () => {
      await cursorAfter(editor, 'varch');
      await page.press('Control+.');
      await page.waitFor({ selector: '.action-widget .monaco-list-row', timeout: 3_000 });
      return true;
    });
    await page.press('Enter');
    await expectFindings(document.uri, []);
    assert.match(document.getText(), /order_id\n {8}logicalType: string\n/);
  });

  test('a column that the query does not find is in Problems, and its right name is not', async () => {
    const check =
      'logicalType: string\n        quality:\n          - type: sql\n            mustBe: 0\n            query: select count(*) from orders where ';
    const editor = await openContract('typing/query.odcs.yaml', contract(`${check}order_idd < 0`));
    await expectFindings(editor.document.uri, ['sql-columns-exist: Warning']);
    await cursorAfter(editor, 'order_idd');
    await page.press('Backspace');
    await expectFindings(editor.document.uri, []);
  });

  test('a completion inserts a nested block that is well-formed', async () => {
    const editor = await openContract('typing/blocks.odcs.yaml', contract());
    const { document } = editor;
    await expectFindings(document.uri, []);
    await cursorAfter(editor, 'logicalType: string\n');
    await page.type('servers');
    await page.waitFor({
      selector: '.suggest-widget.visible .monaco-list-row',
      hasText: 'servers',
    });
    await page.press('Enter');
    await eventually(() => /^servers:\n\s+- server: ?/m.test(document.getText()) || undefined);
    await page.press('Escape');
    await eventually(() => {
      const codes = diagnostics(document.uri).map(({ code }) => JSON.stringify(code));
      assert.ok(!codes.some((code) => code.includes('valid-yaml')), codes.join());
      return true;
    });
  });

  test('a hover explains a field', async () => {
    const editor = await openContract('typing/hover.odcs.yaml', contract());
    const position = editor.document.positionAt(editor.document.getText().indexOf('status') + 2);
    const [hover] = await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        position,
      );
      return hovers.length > 0 ? hovers : undefined;
    });
    for (const part of hover?.contents ?? []) {
      assert.ok(part instanceof vscode.MarkdownString);
      assert.match(part.value, /status/);
      assert.ok(part.isTrusted !== true && part.supportHtml !== true);
    }
    await page.hover({ selector: '.view-line span span', hasText: 'status' });
    await page.waitFor({ selector: '.monaco-hover-content', hasText: 'status' });
  });

  test('the outline holds the schema', async () => {
    const editor = await openContract('typing/outline.odcs.yaml', contract());
    const names = await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      );
      return symbols && symbols.length > 0 ? flat(symbols) : undefined;
    });
    assert.ok(names.includes('orders') && names.includes('order_id'), names.join());
  });

  test('what is safe to fix is fixed on save', async () => {
    const text = contract('logicalType: varchar # keep me');
    const editor = await openContract('typing/save.odcs.yaml', text);
    const { document } = editor;
    await expectFindings(document.uri, ['allowed-values: Error']);
    const section = vscode.workspace.getConfiguration('editor', { languageId: 'odcs' });
    const set = (value: unknown): Thenable<void> =>
      section.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace, true);
    await set({ 'source.fixAll.dataengos': 'explicit' });
    try {
      // The setting is on its way to the window for a moment: a save before it has arrived fixes nothing.
      await eventually(async () => {
        await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# edited\n'));
        await document.save();
        return document.getText().includes('logicalType: string # keep me') || undefined;
      });
      await expectFindings(document.uri, []);
    } finally {
      await set(undefined);
    }
  });
});

function flat(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...flat(children)]);
}
