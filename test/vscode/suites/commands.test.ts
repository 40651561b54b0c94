import assert from 'node:assert/strict';
import { setup, suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  cursorAfter,
  eventually,
  expectFindings,
  file,
  notifications,
  openContract,
} from '../editor.ts';
import { page } from '../page.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const JUNK: readonly unknown[] = [
  undefined,
  null,
  0,
  '',
  '../../../package',
  'no-such-rule',
  {},
  { scheme: 'file', path: 7 },
  [],
  [[null]],
  vscode.Uri.parse('command:workbench.action.quit'),
  vscode.Uri.parse('file:///does/not/exist.odcs.yaml'),
];

/** In ms: a command that takes longer never ends. */
const LIMIT = 60_000;

suite('commands', () => {
  const rejected: unknown[] = [];
  const onRejection = (reason: unknown): void => {
    rejected.push(reason);
  };

  suiteSetup(() => process.on('unhandledRejection', onRejection));
  setup(() => vscode.commands.executeCommand('notifications.clearAll'));
  teardown(closeAll);
  suiteTeardown(async () => {
    process.off('unhandledRejection', onRejection);
    await vscode.workspace.fs.delete(file('commands'), { recursive: true });
  });

  test('each is registered, and takes whatever it is given', async function () {
    const extension = vscode.extensions.getExtension('dataengos.dataengos');
    const { contributes } = extension?.packageJSON as Manifest;
    this.timeout(LIMIT * contributes.commands.length);
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const { command } of contributes.commands) {
      assert.ok(registered.has(command), command);
      for (const junk of JUNK) {
        await run(command, junk);
        await closeAll();
      }
    }
    assert.deepEqual(rejected, []);
    // What offers a button stays until somebody answers it.
    const offers = 'No connection has a password. Name one in dataengos.agent.connections.';
    assert.deepEqual(
      (await notifications()).filter((one) => one !== offers),
      [],
    );
  });

  test('fix all safe problems', async () => {
    const { document } = await openContract(
      'commands/fix.odcs.yaml',
      contract('logicalType: varchar # keep me'),
    );
    await expectFindings(document.uri, ['allowed-values: Error']);
    await vscode.commands.executeCommand('dataengos.fixAll');
    assert.match(document.getText(), /logicalType: string # keep me/);
    await expectFindings(document.uri, []);
    await document.save();
  });

  test('convert to ODCS', async () => {
    const text = `dataContractSpecification: 1.1.0
id: orders
info:
  title: Orders
  version: 1.0.0
models:
  orders:
    type: table
    fields:
      order_id:
        type: string
`;
    const { document } = await openContract('commands/convert.yaml', text);
    await expectFindings(document.uri, ['contract-format: Error']);
    await vscode.commands.executeCommand('dataengos.convertToOdcs');
    assert.match(document.getText(), /^apiVersion: v3/m);
    assert.match(document.getText(), /^kind: DataContract$/m);
    await expectNoErrors(document.uri);
    await document.save();
  });

  test('open rule documentation of the finding under the cursor', async () => {
    const editor = await openContract('commands/rule.odcs.yaml', contract('logicalType: varchar'));
    await expectFindings(editor.document.uri, ['allowed-values: Error']);
    await cursorAfter(editor, 'varch');
    await vscode.commands.executeCommand('dataengos.openRuleDocumentation');
    await eventually(() => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.map(({ label }) => label),
      );
      assert.ok(
        labels.some((label) => label.includes('allowed-values')),
        labels.join(),
      );
      return true;
    });
  });

  test('copy debug information: versions, no paths', async () => {
    await openContract('commands/debug.odcs.yaml', contract());
    await vscode.commands.executeCommand('dataengos.copyDebugInfo');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^DataEngOS \d+\.\d+\.\d+$/m);
    assert.match(text, /^Server: running/m);
    assert.ok(!text.includes(file('').fsPath), text);
  });

  test('open example has findings, of which some can be fixed safely', async () => {
    await vscode.commands.executeCommand('dataengos.openExample');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'odcs');
    // VS Code names a document without a file by its first line.
    await page.waitFor({ selector: '.tab.active', hasText: 'Example: orders' });
    await eventually(() =>
      vscode.languages.getDiagnostics(document.uri).length >= 3 ? true : undefined,
    );
    const before = document.getText();
    await vscode.commands.executeCommand('dataengos.fixAll');
    assert.notEqual(document.getText(), before);
  });

  test('the status item shows the version in force', async () => {
    await openContract('commands/status.odcs.yaml', contract());
    await page.click({ selector: '#status\\.languageStatus' });
    await page.waitFor({ selector: '.hover-language-status', hasText: 'ODCS 3.1.0' });
    await page.press('Escape');
    await page.hover({ selector: '.view-lines' });
    await page.waitFor({ selector: '.hover-language-status', gone: true });
  });
});

/** Invokes a command as a hostile caller would, and answers the questions it asks with Escape. */
async function run(command: string, argument: unknown): Promise<void> {
  const cancel = setInterval(
    () => void vscode.commands.executeCommand('workbench.action.closeQuickOpen'),
    200,
  );
  let limit: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      vscode.commands.executeCommand(command, argument),
      new Promise((_, reject) => {
        const error = new Error(`${command} does not end with ${String(argument)}.`);
        limit = setTimeout(() => reject(error), LIMIT);
      }),
    ]);
  } finally {
    clearInterval(cancel);
    clearTimeout(limit);
  }
}

function expectNoErrors(uri: vscode.Uri): Promise<boolean> {
  return eventually(() => {
    const errors = vscode.languages
      .getDiagnostics(uri)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
      .map(({ message }) => message);
    assert.deepEqual(errors, []);
    return true;
  });
}
