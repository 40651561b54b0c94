import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, file, sleep } from '../editor.ts';
import { current, openPreview, table, tool, TOPOLOGY } from '../lineage-page.ts';
import { meshFiles } from '../mesh-files.ts';
import { page } from '../page.ts';
import { picture, setTheme, themes } from '../pictures.ts';

const FACT = 'specs/contracts/data-products/sales/fct_sales_orders.odcs.yaml';

async function preview(): Promise<void> {
  await openPreview(FACT, 'name: fct_sales_orders');
  await page.waitFor({ ...current('fct_sales_orders'), timeout: 30_000 });
}

async function grouped(): Promise<void> {
  await preview();
  await page.click(tool('All tables'));
  await page.waitFor({ selector: '.box.group', webview: true });
}

/** What is in each picture, by its name. */
const scenes: Readonly<Record<string, () => Promise<unknown>>> = {
  'mesh-around': preview,
  'mesh-groups': grouped,
  'mesh-all': async () => {
    await grouped();
    await page.click({ selector: '.notice button', hasText: 'Show all 300', webview: true });
    await page.waitFor({ ...table('stg_risk_orders'), timeout: 20_000 });
  },
  'mesh-table': async () => {
    await grouped();
    await page.click(tool('Table'));
    await page.waitFor({ selector: '.table-view td', webview: true });
  },
  'mesh-topology': async () => {
    await openPreview(TOPOLOGY);
    const button = { selector: '.document button', hasText: 'Draw it all the same' };
    await page.waitFor({ ...button, webview: true, timeout: 20_000 });
  },
};

// What is too large to be read at once, in each theme; before its files are there, that there is nothing.
suite('mesh pictures', () => {
  suiteSetup(async () => {
    await page.resize(1400, 760);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  teardown(closeAll);
  suiteTeardown(() => setTheme(undefined));

  const picturesOf = (name: string, scene: () => Promise<unknown>): void => {
    for (const theme of themes)
      test(`${name}, ${theme}`, async () => {
        await setTheme(theme);
        await scene();
        await sleep(700);
        await picture(name, theme);
      }).timeout(90_000);
  };

  picturesOf('lineage-empty', async () => {
    await vscode.commands.executeCommand('dataengos.openLineage');
    const next = { selector: '.empty .next', hasText: 'Lineage comes from' };
    await page.waitFor({ ...next, webview: true, timeout: 20_000 });
  });

  test('the mesh is written and read', async () => {
    for (const [path, text] of meshFiles()) {
      const { fsPath } = file(path);
      await mkdir(dirname(fsPath), { recursive: true });
      await writeFile(fsPath, text);
    }
    await vscode.commands.executeCommand('dataengos.restartServer');
    await preview();
  }).timeout(90_000);

  for (const [name, scene] of Object.entries(scenes)) picturesOf(name, scene);
});
