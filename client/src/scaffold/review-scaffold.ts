import * as vscode from 'vscode';
import type { Scaffold, ScaffoldFile } from '../../../server/src/hosts/lsp/protocol.ts';
import type { ProposedTexts } from './proposed-texts.ts';

interface FileItem extends vscode.QuickPickItem {
  readonly file: ScaffoldFile;
}

/**
 * Shows the files that would be written, each with its reason and its difference, and asks which of them are wanted. All
 * differences stand in the editor behind it. Undefined when the user wants none.
 */
export async function reviewScaffold(
  { files }: Scaffold,
  texts: ProposedTexts,
): Promise<readonly ScaffoldFile[] | undefined> {
  const shown = files.filter(({ before, after }) => before !== after);
  const hidden = files.filter((file) => !shown.includes(file));
  const title =
    shown.length === 1
      ? vscode.l10n.t('Scaffold pipeline: 1 file')
      : vscode.l10n.t('Scaffold pipeline: {0} files', shown.length);
  const sides = new Map(shown.map((file) => [file, sidesOf(file, texts)]));
  await vscode.commands.executeCommand(
    'vscode.changes',
    title,
    Array.from(sides, ([file, { left, right }]) => [vscode.Uri.parse(file.uri), left, right]),
  );
  const chosen = await pick(shown, title, (file) => showDifference(file, sides.get(file)));
  return chosen && [...chosen, ...hidden];
}

interface Sides {
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
}

function sidesOf({ uri, before, after }: ScaffoldFile, texts: ProposedTexts): Sides {
  const file = vscode.Uri.parse(uri);
  return { left: texts.documentOf(file, before ?? ''), right: texts.documentOf(file, after) };
}

async function showDifference({ uri }: ScaffoldFile, sides: Sides | undefined): Promise<void> {
  if (sides === undefined) return;
  const title = vscode.l10n.t('{0} (proposed)', nameOf(uri));
  await vscode.commands.executeCommand('vscode.diff', sides.left, sides.right, title, {
    preview: true,
    preserveFocus: true,
  });
}

function pick(
  files: readonly ScaffoldFile[],
  title: string,
  compare: (file: ScaffoldFile) => Promise<void>,
): Promise<readonly ScaffoldFile[] | undefined> {
  const list = vscode.window.createQuickPick<FileItem>();
  const difference: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('diff'),
    tooltip: vscode.l10n.t('Show the difference'),
  };
  list.title = title;
  list.placeholder = vscode.l10n.t('OK writes the files that are ticked; Escape writes nothing.');
  list.canSelectMany = true;
  // Whoever looks at a difference must not lose the list.
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.items = files.map((file) => itemOf(file, difference));
  list.selectedItems = list.items;
  return new Promise((resolve) => {
    list.onDidTriggerItemButton(({ item }) => void compare(item.file));
    list.onDidAccept(() => {
      const chosen = list.selectedItems.map(({ file }) => file);
      resolve(chosen.length === 0 ? undefined : chosen);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function itemOf(file: ScaffoldFile, difference: vscode.QuickInputButton): FileItem {
  const way = vscode.workspace.asRelativePath(vscode.Uri.parse(file.uri));
  const folder = way.slice(0, way.length - nameOf(file.uri).length).replace(/\/$/, '');
  const isNew = file.before === null;
  return {
    file,
    label: `$(${isNew ? 'new-file' : 'edit'}) ${nameOf(file.uri)}`,
    description: folder,
    detail: `${isNew ? vscode.l10n.t('New.') : vscode.l10n.t('Changed.')} ${file.reasons.join(' ')}`,
    buttons: [difference],
  };
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
