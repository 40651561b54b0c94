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
  { files, conflicts }: Scaffold,
  texts: ProposedTexts,
): Promise<readonly ScaffoldFile[] | undefined> {
  const title =
    files.length === 1
      ? vscode.l10n.t('Scaffold pipeline: 1 file')
      : vscode.l10n.t('Scaffold pipeline: {0} files', String(files.length));
  // A tab that only previews the contract would give way to the differences.
  await vscode.commands.executeCommand('workbench.action.keepEditor');
  texts.begin();
  const sides = new Map(files.map((file) => [file, sidesOf(file, texts)]));
  await vscode.commands.executeCommand(
    'vscode.changes',
    // VS Code says behind it how many files there are.
    vscode.l10n.t('Scaffold pipeline'),
    Array.from(sides.values(), ({ of, left, right }) => [of, left, right]),
  );
  const disputed = new Set(conflicts.map(({ uri }) => uri));
  const items = files.map((file) => itemOf(file, disputed.has(file.uri)));
  try {
    return await pick(items, title, (file) => showDifference(sides.get(file)));
  } finally {
    // What they show is either there now, or not wanted.
    await texts.closeTabs(vscode.l10n.t('Scaffold pipeline'));
  }
}

interface Sides {
  readonly of: vscode.Uri;
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
}

function sidesOf(file: ScaffoldFile, texts: ProposedTexts): Sides {
  const { uri, before, after } = onlyBaseOf(file) ?? file;
  const of = vscode.Uri.parse(uri);
  return { of, left: texts.documentOf(of, before ?? ''), right: texts.documentOf(of, after) };
}

/** What changes of a file that itself stays as it is. */
function onlyBaseOf({ before, after, base }: ScaffoldFile): ScaffoldFile['base'] {
  return before === after ? base : undefined;
}

async function showDifference(sides: Sides | undefined): Promise<void> {
  if (sides === undefined) return;
  const title = vscode.l10n.t('{0} (proposed)', nameOf(sides.of.path));
  await vscode.commands.executeCommand('vscode.diff', sides.left, sides.right, title, {
    preview: true,
    preserveFocus: true,
  });
}

function pick(
  items: readonly FileItem[],
  title: string,
  compare: (file: ScaffoldFile) => Promise<void>,
): Promise<readonly ScaffoldFile[] | undefined> {
  const list = vscode.window.createQuickPick<FileItem>();
  list.title = title;
  list.placeholder = vscode.l10n.t('OK writes the files that are ticked; Escape writes nothing.');
  list.canSelectMany = true;
  // Whoever looks at a difference must not lose the list.
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.items = items;
  list.selectedItems = items;
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

function itemOf(file: ScaffoldFile, isDisputed: boolean): FileItem {
  const { uri, before, reasons } = file;
  const name = nameOf(uri);
  const way = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const isKept = onlyBaseOf(file) !== undefined;
  const icon = isDisputed ? 'warning' : isKept ? 'history' : before === null ? 'new-file' : 'edit';
  const difference: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('diff'),
    tooltip: vscode.l10n.t('Show the difference'),
  };
  const what = isKept
    ? vscode.l10n.t('Stays as it is; what is kept to tell your changes by becomes the new one.')
    : before === null
      ? vscode.l10n.t('New.')
      : vscode.l10n.t('Changed.');
  const dispute = isDisputed ? [vscode.l10n.t('What was written by hand stands.')] : [];
  return {
    file,
    label: `$(${icon}) ${name}`,
    description: way.slice(0, -name.length).replace(/\/$/, ''),
    detail: [what, ...dispute, ...reasons].join(' '),
    buttons: [difference],
  };
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
