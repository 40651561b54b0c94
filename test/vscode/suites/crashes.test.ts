import assert from 'node:assert/strict';
import { setup, suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  eventually,
  expectFindings,
  file,
  killServer,
  notifications,
  openContract,
  serverPids,
  sleep,
} from '../editor.ts';
import { page } from '../page.ts';

const wrong = (): string => contract('logicalType: varchar');

/** Documents touched so shortly before a crash are suspects, which is not what is tested here. */
const INNOCENT = 3500;

/** The progress of reading the workspace anew is in the list, too, and goes by itself; no message does. */
async function expectSaid(...messages: readonly RegExp[]): Promise<void> {
  await eventually(async () => {
    const said = await notifications();
    assert.equal(said.length, messages.length, said.join('\n'));
    messages.forEach((message, i) => assert.match(said[i] ?? '', message));
    return true;
  });
}

suite('crashes', () => {
  setup(() => vscode.commands.executeCommand('notifications.clearAll'));
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('crash'), { recursive: true }));

  test('a killed server is back within 3 s with the diagnostics, without an edit', async () => {
    const { document } = await openContract('crash/once.odcs.yaml', wrong());
    await expectFindings(document.uri, ['allowed-values: Error']);
    await vscode.commands.executeCommand('dataengos.restartServer');
    await expectFindings(document.uri, ['allowed-values: Error']);
    const killed = Date.now();
    await killServer();
    await eventually(() => (serverPids().length === 1 ? true : undefined), 3000);
    await expectFindings(document.uri, ['allowed-values: Error']);
    assert.ok(Date.now() - killed < 3000, `${Date.now() - killed} ms`);
    await expectSaid();
  }).timeout(60_000);

  test('killed five times it stays down, and says so once', async () => {
    await vscode.commands.executeCommand('dataengos.restartServer');
    const { document } = await openContract('crash/often.odcs.yaml', wrong());
    await sleep(INNOCENT);
    for (let crash = 1; crash <= 4; crash++) {
      await expectFindings(document.uri, ['allowed-values: Error']);
      await killServer();
      await eventually(() => (serverPids().length === 1 ? true : undefined), 3000);
    }
    await expectFindings(document.uri, ['allowed-values: Error']);
    await expectSaid();
    await killServer();
    await expectFindings(document.uri, []);
    await sleep(1000);
    assert.deepEqual(serverPids(), []);
    await expectSaid(/crashed repeatedly/);
    await vscode.commands.executeCommand('notifications.showList');
    await page.screenshot('crash-message');
    await page.click({ selector: '.notification-list-item .monaco-button', hasText: 'Restart' });
    await expectFindings(document.uri, ['allowed-values: Error']);
    assert.equal(serverPids().length, 1);
  }).timeout(60_000);

  test('a document that is changed right before each of three crashes is checked with care', async () => {
    await vscode.commands.executeCommand('dataengos.restartServer');
    const other = await openContract('crash/innocent.odcs.yaml', wrong());
    await sleep(INNOCENT);
    const editor = await openContract('crash/guilty.odcs.yaml', wrong());
    for (let crash = 1; crash <= 3; crash++) {
      await expectFindings(editor.document.uri, ['allowed-values: Error']);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# edited\n'));
      await killServer();
      await eventually(() => (serverPids().length === 1 ? true : undefined), 3000);
    }
    await expectFindings(other.document.uri, ['allowed-values: Error']);
    await expectFindings(editor.document.uri, []);
    await vscode.commands.executeCommand('dataengos.restartServer');
    await expectFindings(editor.document.uri, ['allowed-values: Error']);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  }).timeout(60_000);
});
