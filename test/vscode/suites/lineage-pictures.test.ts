import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, cursorAfter, sleep } from '../editor.ts';
import {
  current,
  drawn,
  openFile,
  openPreview,
  REPORT,
  tool,
  table,
  TOPOLOGY,
} from '../lineage-page.ts';
import { page } from '../page.ts';
import { picture, setTheme, themes } from '../pictures.ts';

const SOURCE = 'specs/contracts/sources/stripe/subscriptions.odcs.yaml';

async function preview(path = REPORT, at = 'fct_churn'): Promise<vscode.TextEditor> {
  const editor = await openPreview(path, `name: ${at}`);
  await page.waitFor({ ...current(at), timeout: 20_000 });
  return editor;
}

async function topology(): Promise<vscode.TextEditor> {
  const editor = await openPreview(TOPOLOGY);
  await page.waitFor({ ...drawn('fct_churn'), timeout: 20_000 });
  return editor;
}

const FILES = { selector: '.explorer-viewlet .pane-header', hasText: 'churn' };

/** What is in each picture, by its name. */
const scenes: Readonly<Record<string, () => Promise<unknown>>> = {
  'lineage-around': () => preview(),
  lineage: async () => {
    await preview();
    await page.click(table('fct_churn'));
    await page.waitFor({ selector: '.row-face', webview: true });
    await page.click(tool('Fit'));
  },
  'lineage-impact': async () => {
    await preview(SOURCE, 'subscriptions');
    await page.click(tool('Impact'));
    await page.waitFor({ selector: '.reached', webview: true });
  },
  'lineage-all': async () => {
    await preview();
    await page.click(tool('All tables'));
    await page.waitFor(table('charges'));
  },
  'lineage-down': async () => {
    await preview();
    await page.click(tool('Flows to the right'));
    await page.waitFor(tool('Flows down'));
  },
  'lineage-table': async () => {
    await preview();
    await page.click(tool('Table'));
    await page.waitFor({ selector: '.table-view table', webview: true });
  },
  'lineage-search': async () => {
    await preview();
    await page.click({ selector: '.toolbar input[type=search]', webview: true });
    await page.type('churn');
    await page.waitFor({ selector: '.toolbar .count', hasText: 'found', webview: true });
  },
  'lineage-card': async () => {
    await preview();
    await page.hover(table('fct_churn'));
    await page.waitFor({ selector: '.card', webview: true });
  },
  'lineage-topology': topology,
  'lineage-broken': async () => {
    const editor = await topology();
    const start = editor.document.getText().indexOf('[[fct_mrr]]');
    const end = start + '[[fct_mrr]]'.length;
    const range = new vscode.Range(
      editor.document.positionAt(start),
      editor.document.positionAt(end),
    );
    assert.ok(await editor.edit((edit) => edit.replace(range, '[[fct_m')));
    await page.waitFor({ selector: '.document', hasText: 'Line ', webview: true });
  },
  'lineage-tree': async () => {
    await cursorAfter(await openFile(REPORT), 'name: fct_churn');
    await vscode.commands.executeCommand('dataengos.lineageTree.focus');
    await page.waitFor({ selector: '.pane-body .monaco-list-row', hasText: 'current table' });
    // Lines that are out of sight are not there: the files make room.
    await page.click(FILES);
    await page.waitFor({ selector: '.pane-body .monaco-list-row', hasText: 'Upstream' });
  },
  'lineage-lens': async () => {
    await cursorAfter(await openFile(REPORT), 'id: fct_churn');
    await page.waitFor({ selector: '.codelens-decoration a', hasText: '12 upstream' });
    await page.hover({ selector: '.view-line span span', hasText: 'fct_churn' });
    await page.waitFor({ selector: '.monaco-hover-content', hasText: 'upstream' });
  },
};

/** What would be seen in the pictures that follow. */
const afterwards: Readonly<Record<string, () => Promise<unknown>>> = {
  'lineage-down': () => page.click(tool('Flows down')),
  'lineage-tree': () => page.click(FILES),
};

// Each mode of the preview on the example, in each theme.
suite('lineage pictures', () => {
  suiteSetup(async () => {
    await page.resize(1400, 760);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  teardown(async () => {
    await closeAll();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  suiteTeardown(() => setTheme(undefined));

  for (const theme of themes)
    for (const [name, scene] of Object.entries(scenes))
      test(`${name}, ${theme}`, async () => {
        await setTheme(theme);
        await scene();
        // The theme has reached the page, and what fades has faded.
        await sleep(700);
        await picture(name, theme);
        await afterwards[name]?.();
      }).timeout(60_000);
});
