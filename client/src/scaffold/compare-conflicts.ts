import * as vscode from 'vscode';
import type { ScaffoldConflictNote } from '../../../server/src/hosts/lsp/protocol.ts';
import type { ProposedTexts } from './proposed-texts.ts';

/** Shows beside what people wrote what contracts ask for. The right side is the file, so single changes can be taken over. */
export async function compareConflicts(
  conflicts: readonly ScaffoldConflictNote[],
  texts: ProposedTexts,
): Promise<void> {
  const made = new Map(
    conflicts.flatMap(({ uri, made: text }) => (text === undefined ? [] : [[uri, text] as const])),
  );
  const pairs = Array.from(made, ([uri, text]) => {
    const file = vscode.Uri.parse(uri);
    return { file, asked: texts.documentOf(file, text) };
  });
  const [first, second] = pairs;
  if (first === undefined) return;
  if (second === undefined) {
    const name = vscode.workspace.asRelativePath(first.file).replace(/^.*\//, '');
    const title = vscode.l10n.t('{0}: asked for by contracts ↔ written by hand', name);
    await vscode.commands.executeCommand('vscode.diff', first.asked, first.file, title);
    return;
  }
  await vscode.commands.executeCommand(
    'vscode.changes',
    vscode.l10n.t('Asked for by contracts ↔ written by hand'),
    pairs.map(({ file, asked }) => [file, asked, file]),
  );
}
