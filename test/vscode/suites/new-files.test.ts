import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, file, folder, notifications, sleep } from '../editor.ts';
import { page } from '../page.ts';
import { picture, setTheme } from '../pictures.ts';

const BOX = '.quick-input-widget';
const SOURCE = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const WAIT = 30_000;

// From an empty folder to a workspace with contracts, by commands alone.
suite('new files', () => {
  suiteSetup(async () => {
    await page.resize(1100, 700);
    await setTheme('dark');
  });
  teardown(async () => {
    await page.press('Escape');
    await closeAll();
  });
  suiteTeardown(() => setTheme(undefined));

  test('a workspace is asked for in three steps, and one Undo takes all of it back', async () => {
    const running = run('dataengos.newWorkspace');
    await step('New workspace (1/3)');
    await picture('new-workspace-1', 'dark');
    await answer('shop');
    await step('New workspace (2/3)');
    await answer('');
    await page.waitFor({ selector: `${BOX} .quick-input-message`, hasText: 'Write a name' });
    await page.click({ selector: `${BOX} .codicon-quick-input-back` });
    await step('New workspace (1/3)');
    await eventually(async () => ((await boxValue()) === 'shop' ? true : undefined));
    await page.press('Enter');
    await step('New workspace (2/3)');
    await answer('shop-data');
    await step('New workspace (3/3)');
    await answer('sales');
    await running;
    const vision = await opened('vision.md');
    assert.match(vision.getText(), /ask shop-data\./);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await eventually(async () => ((await filesThere()).length === 17 ? true : undefined));
    await picture('new-workspace-done', 'dark');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('undo');
    await eventually(async () => ((await filesThere()).length === 0 ? true : undefined), WAIT);
    assert.deepEqual(await notifications(), []);
  }).timeout(120_000);

  test('Escape in any step makes nothing', async () => {
    for (const steps of [0, 1, 2]) {
      const running = run('dataengos.newWorkspace');
      for (let at = 1; at <= steps; at++) {
        await step(`New workspace (${String(at)}/3)`);
        await answer('shop');
      }
      await step(`New workspace (${String(steps + 1)}/3)`);
      await page.press('Escape');
      await running;
    }
    assert.deepEqual(await filesThere(), []);
  }).timeout(60_000);

  test('an empty tree of tables offers to begin', async () => {
    await setTheme('light');
    await vscode.commands.executeCommand('dataengos.lineageTree.focus');
    await page.waitFor({ selector: '.welcome-view .monaco-button', hasText: 'New workspace' });
    await page.waitFor({
      selector: '.welcome-view .monaco-button',
      hasText: 'New source contract',
    });
    await picture('new-tree', 'light');
    await vscode.commands.executeCommand('workbench.action.quickOpen', '>DataEngOS: New');
    await page.waitFor({ selector: `${BOX} .monaco-list-row`, hasText: 'DataEngOS: New policy' });
    await picture('new-palette', 'light');
    await page.press('Escape');
    await setTheme('dark');
  }).timeout(60_000);

  test('names are held against the naming policy while they are typed', async () => {
    await makeWorkspace();
    const running = run('dataengos.newSourceContract');
    await step('New source contract (1/3)');
    await answer('stripe');
    await step('New source contract (2/3)');
    await page.type('ChargeEvents');
    await page.waitFor({
      selector: `${BOX} .quick-input-message`,
      hasText: 'casing.tables',
      timeout: WAIT,
    });
    await picture('new-name-refused', 'dark');
    await setTheme('high-contrast');
    await picture('new-name-refused', 'high-contrast');
    await setTheme('dark');
    await page.press('Enter');
    await sleep(500);
    await step('New source contract (2/3)');
    await page.press('Control+a');
    await answer('charges');
    await step('New source contract (3/3)');
    await picture('new-source-database', 'dark');
    await page.press('Enter');
    await running;
    const { uri } = await opened('charges.odcs.yaml');
    assert.equal(uri.toString(), file(SOURCE).toString());
    await expectClean();
    await picture('new-source-done', 'dark');
  }).timeout(120_000);

  test('what is there already is not touched, and can be opened', async () => {
    const before = await textOf(SOURCE);
    const running = run('dataengos.newSourceContract', file('specs/contracts/sources/stripe'));
    await step('New source contract (1/3)');
    await eventually(async () => ((await boxValue()) === 'stripe' ? true : undefined));
    await page.press('Enter');
    await step('New source contract (2/3)');
    await answer('charges');
    await step('New source contract (3/3)');
    await page.press('Enter');
    const [message] = await eventually(async () => {
      const found = await notifications();
      return found.length > 0 ? found : undefined;
    }, WAIT);
    assert.equal(message, `${SOURCE}: It is there already. Nothing was made.`);
    await vscode.commands.executeCommand('notifications.clearAll');
    await running;
    assert.equal(await textOf(SOURCE), before);
  }).timeout(60_000);

  test('a product, a domain and a policy come from the menu of a folder, and lint clean', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.commands.executeCommand('workbench.files.action.refreshFilesExplorer');
    await page.click({
      selector: '.explorer-folders-view .monaco-list-row',
      hasText: 'specs',
      button: 'right',
    });
    await page.click({ selector: '.monaco-menu .action-label', hasText: 'DataEngOS: New' });
    await page.waitFor({ selector: '.monaco-menu .action-label', hasText: 'New data product' });
    await picture('new-menu', 'dark');
    await page.click({ selector: '.monaco-menu .action-label', hasText: 'New data product' });
    await step('New data product (1/3)');
    await answer('sales');
    await step('New data product (2/3)');
    await answer('revenue_report');
    await step('New data product (3/3)');
    await picture('new-product-parts', 'dark');
    await page.press('ArrowDown');
    await page.press('Enter');
    await opened('revenue_report.odcs.yaml');

    const domain = run('dataengos.newDomain');
    await step('New domain (1/2)');
    await answer('finance');
    await step('New domain (2/2)');
    await page.press('ArrowDown');
    await page.press('Enter');
    await domain;
    await opened('flow-spec.md');

    const policy = run('dataengos.newPolicy', file('specs/governance/finance'));
    await step('New policy (1/2)');
    await picture('new-policy', 'dark');
    await page.type('classification');
    await page.press('Enter');
    await step('New policy (2/2)');
    await eventually(async () => ((await boxValue()) === 'finance' ? true : undefined));
    await page.press('Enter');
    await policy;
    const { uri } = await opened('classification.yaml');
    assert.equal(uri.toString(), file('specs/governance/finance/classification.yaml').toString());
    await expectClean();
  }).timeout(120_000);
});

/** The answer of a command comes when its last box is closed. */
function run(command: string, argument?: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand(command, argument);
}

async function step(title: string): Promise<void> {
  await page.waitFor({ selector: `${BOX} .quick-input-title`, hasText: title, timeout: WAIT });
}

/** Writes over what is in the box. */
async function answer(text: string): Promise<void> {
  await page.press('Control+a');
  await page.press('Delete');
  if (text !== '') await page.type(text);
  await page.press('Enter');
}

function boxValue(): Promise<string> {
  return page.evaluate<string>(`document.querySelector('${BOX} input.input')?.value ?? ''`);
}

function opened(name: string): Promise<vscode.TextDocument> {
  return eventually(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path.endsWith(`/${name}`) ? document : undefined;
  }, WAIT);
}

async function filesThere(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles('**/*', null);
  return found.map(({ path }) => path.slice(folder().path.length + 1)).sort();
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
}

async function makeWorkspace(): Promise<void> {
  const running = run('dataengos.newWorkspace');
  for (const at of [1, 2, 3]) {
    await step(`New workspace (${String(at)}/3)`);
    await page.press('Enter');
  }
  await running;
  await opened('vision.md');
}

/** Nothing is found in any file of the workspace, once everything was looked at. */
async function expectClean(): Promise<void> {
  await sleep(3000);
  const found = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, all]) => all.map(({ message }) => `${uri.path}: ${message}`));
  assert.deepEqual(found, []);
}
