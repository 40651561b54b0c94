import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { page } from './page.ts';

/** Tries again until it no longer throws and is not undefined. */
export async function eventually<T>(
  check: () => T | undefined | PromiseLike<T | undefined>,
  timeout = 10_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let last: unknown = new Error('There was no result in time.');
  while (Date.now() < end) {
    try {
      const result = await check();
      if (result !== undefined) return result;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw last instanceof Error ? last : new Error(String(last));
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'This window has no folder.');
  return first.uri;
}

/** The address of a file of the workspace; it need not exist. */
export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), path);
}

/** Writes a file past the editor, as another program does. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = file(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/**
 * A contract with one schema object and an id of its own; `rest` is appended to its first property. It has the tags that
 * the policies of the example ask for, as files of suites lie where they hold.
 */
export function contract(rest = 'logicalType: string'): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: ${randomUUID()}
name: orders
version: 1.0.0
status: active
tags:
  - cost-center:4711
  - owner:data-platform
schema:
  - name: orders
    logicalType: object
    properties:
      - name: order_id
        ${rest}
`;
}

/** Writes a contract, opens it and waits until the server has looked at it. */
export async function openContract(path: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await writeFile(path, text));
  return vscode.window.showTextDocument(document);
}

/** Our diagnostics as `code: severity`, sorted. */
export function findings(uri: vscode.Uri): string[] {
  return diagnostics(uri)
    .map(({ code, severity }) => `${ruleOf(code)}: ${vscode.DiagnosticSeverity[severity]}`)
    .sort();
}

export function diagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'dataengos');
}

/** Waits until exactly these rules have findings. */
export async function expectFindings(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  await eventually(() => {
    assert.deepEqual(findings(uri), [...expected].sort());
    return true;
  });
}

function ruleOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Process ids of the language servers of this window. */
export function serverPids(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return lines
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(
      ([, , parent, command]) =>
        Number(parent) === process.pid && command?.includes('dist/server.cjs'),
    )
    .map(([, pid]) => Number(pid));
}

/** Kills the server without notice; returns once another one has its place. */
export async function killServer(): Promise<void> {
  const [pid] = await eventually(() => {
    const pids = serverPids();
    return pids.length === 1 ? pids : undefined;
  });
  assert.ok(pid);
  process.kill(pid, 'SIGKILL');
  await eventually(() => (serverPids().includes(pid) ? undefined : true));
}

/** Changes a setting of the workspace for the time of a test. */
export async function withSetting(
  name: string,
  value: unknown,
  run: () => Promise<void>,
): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration().update(name, value, target);
  try {
    await run();
  } finally {
    await vscode.workspace.getConfiguration().update(name, undefined, target);
  }
}

/** Puts the cursor behind a text of the document, and the focus into the editor. */
export async function cursorAfter(editor: vscode.TextEditor, text: string): Promise<void> {
  const offset = editor.document.getText().indexOf(text);
  assert.notEqual(offset, -1, text);
  const position = editor.document.positionAt(offset + text.length);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenter);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await eventually(() => (vscode.window.activeTextEditor === editor ? true : undefined));
}

/** Closes every editor without a question; what was not saved is gone. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ isDirty }) => isDirty))) {
    const dirty = vscode.workspace.textDocuments.find(({ isDirty }) => isDirty);
    if (dirty) await vscode.window.showTextDocument(dirty);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The messages that the window holds for the user; toasts are off while tests run. */
export async function notifications(): Promise<string[]> {
  await vscode.commands.executeCommand('notifications.showList');
  await sleep(200);
  const texts = await page.texts({ selector: '.notification-list-item-message' });
  await vscode.commands.executeCommand('notifications.hideList');
  return texts;
}
