import * as vscode from 'vscode';
import { openDocument, textOnDisk, type PendingFile } from './pending-file.ts';
import { isStream, nothingUri, PROPOSAL_SCHEME } from './proposal-uri.ts';

/** Shows the file beside its proposal, which can be edited; `line`, from 0, comes into view. */
export async function showProposal(file: PendingFile, line?: number): Promise<void> {
  const isNew = (await textOnDisk(file.target)) === null;
  const left = isNew ? nothingUri(file.target) : file.target;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const title = isNew
    ? vscode.l10n.t('{0} (proposed, new)', name)
    : vscode.l10n.t('{0} (proposed)', name);
  const options: vscode.TextDocumentShowOptions = {
    preview: false,
    ...(line === undefined ? {} : { selection: new vscode.Range(line, 0, line, 0) }),
  };
  await vscode.commands.executeCommand('vscode.diff', left, file.proposal, title, options);
}

/** The proposal of the tab in front, whichever side of a difference has the cursor. */
export function proposalInFront(): vscode.Uri | undefined {
  return proposalOf(vscode.window.tabGroups.activeTabGroup.activeTab);
}

/** The editor of a proposal that can be seen. */
export function editorOf({ proposal }: PendingFile): vscode.TextEditor | undefined {
  const wanted = proposal.toString();
  const isIt = (editor: vscode.TextEditor | undefined): boolean =>
    editor?.document.uri.toString() === wanted;
  const active = vscode.window.activeTextEditor;
  return isIt(active) ? active : vscode.window.visibleTextEditors.find(isIt);
}

/** The proposal is decided: its tabs go. What stands in them is kept already. */
export async function closeProposal(file: PendingFile): Promise<void> {
  const document = openDocument(file.proposal);
  if (document?.isDirty) await document.save();
  const wanted = file.proposal.toString();
  await close((uri) => uri.toString() === wanted);
}

/** What streamed in has come, or never will. */
export function closeStreams(): Promise<void> {
  return close(isStream);
}

async function close(isMeant: (uri: vscode.Uri) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter((tab) => {
      const uri = proposalOf(tab);
      return uri !== undefined && isMeant(uri);
    }),
    true,
  );
}

function proposalOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  const uri =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  return uri?.scheme === PROPOSAL_SCHEME ? uri : undefined;
}
