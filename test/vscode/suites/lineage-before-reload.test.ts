import { suite, suiteSetup, test } from 'mocha';
import * as vscode from 'vscode';
import { sleep, writeFile } from '../editor.ts';
import { current, drawn, openPreview, REPORT, table, tool, TOPOLOGY } from '../lineage-page.ts';
import { page } from '../page.ts';

// What lineage-after-reload.test.ts finds again when the runner has reloaded the window.
suite('lineage, before the window is reloaded', () => {
  suiteSetup(() => vscode.commands.executeCommand('workbench.action.closePanel'));

  test('the previews get a place that they would not take by themselves', async () => {
    await openPreview(TOPOLOGY);
    await page.waitFor({ ...drawn('fct_churn'), timeout: 20_000 });
    await openPreview(REPORT, 'name: dim_customers');
    await page.waitFor(current('dim_customers'));
    await page.click(tool('Flows to the right'));
    await page.waitFor(tool('Flows down'));
    await page.click({ selector: 'button[aria-label^="Zoom in"]', webview: true });
    await page.waitFor(table('dim_customers'));
    // The page keeps its place some time after it moved.
    await sleep(1_000);
    const box = await page.box(table('dim_customers'));
    await writeFile('lineage-place.json', JSON.stringify(box));
  }).timeout(60_000);
});
