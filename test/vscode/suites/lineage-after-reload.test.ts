import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, cursorAfter, eventually, file } from '../editor.ts';
import { current, drawn, openFile, REPORT, table, tool } from '../lineage-page.ts';
import { page } from '../page.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

// In the window that lineage-before-reload.test.ts has left.
suite('lineage, after the window was reloaded', () => {
  suiteTeardown(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file('lineage-place.json'));
  });

  test('the preview of the mesh comes back with its table, its direction, place and zoom', async () => {
    await page.waitFor({ ...current('dim_customers'), timeout: 30_000 });
    await page.waitFor(tool('Flows down'));
    const saved = await vscode.workspace.fs.readFile(file('lineage-place.json'));
    const before = JSON.parse(new TextDecoder().decode(saved)) as Box;
    await eventually(async () => {
      const after = await page.box(table('dim_customers'));
      assert.ok(after);
      for (const key of ['x', 'y', 'width', 'height'] as const)
        assert.ok(Math.abs(after[key] - before[key]) < 3, `${key}: ${before[key]}, ${after[key]}`);
      return true;
    });
  }).timeout(60_000);

  test('it follows the cursor as before', async () => {
    const editor = await openFile(REPORT);
    await cursorAfter(editor, 'name: fct_churn');
    await page.waitFor(current('fct_churn'));
  }).timeout(60_000);

  test('the preview of the topology comes back with its file', async () => {
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex1');
    await page.waitFor({ ...drawn('fct_churn'), timeout: 20_000 });
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.map(({ label }) => label),
    );
    assert.ok(labels.includes('Lineage: topology.mermaid'), labels.join());
  }).timeout(60_000);
});
