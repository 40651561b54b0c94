import * as vscode from 'vscode';
import { makeNew } from '../new/make-new.ts';
import { whereFor, type Where } from '../new/where.ts';
import type { Command } from './command.ts';

/** Makes what a workspace begins with. Without a folder it asks for one, and opens it when the files are there. */
export const newWorkspace: Command = async ({ server }, clicked) => {
  const isOpen = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  const where = isOpen ? await topOf(clicked) : await chosenFolder();
  if (where === undefined) return;
  const made = await makeNew({
    ...{ server, where, kind: 'workspace' },
    title: vscode.l10n.t('New workspace'),
    steps: [
      {
        ...{ kind: 'input', field: 'project', value: projectName(where.folder.path) },
        prompt: vscode.l10n.t('The name of the project: that of its dbt project.'),
        placeholder: vscode.l10n.t('For example {0}', 'sales_platform'),
      },
      {
        ...{ kind: 'input', field: 'team', value: 'data-platform' },
        prompt: vscode.l10n.t('The team that answers for the first contracts.'),
        placeholder: vscode.l10n.t('For example {0}', 'data-platform'),
      },
      {
        ...{ kind: 'input', field: 'domain', optional: true },
        prompt: vscode.l10n.t('The first part of the business; leave it empty for none yet.'),
        placeholder: vscode.l10n.t('For example {0}', 'sales'),
      },
    ],
  });
  if (made && !isOpen) await vscode.commands.executeCommand('vscode.openFolder', where.folder);
};

/** A workspace begins where it was clicked, or at the top: not beside the file that happens to be open. */
async function topOf(clicked: unknown): Promise<Where | undefined> {
  const where = await whereFor(clicked);
  const isClicked =
    clicked instanceof vscode.Uri && where?.within === clicked && isOutsideSpecs(clicked);
  if (where === undefined || !isClicked) return where && { ...where, within: where.folder };
  return { folder: clicked, within: clicked };
}

/** Nobody wants one workspace in the specifications of another. */
function isOutsideSpecs({ path }: vscode.Uri): boolean {
  return !path.split('/').includes('specs');
}

async function chosenFolder(): Promise<Where | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      ...{ canSelectFolders: true, canSelectFiles: false, canSelectMany: false },
      title: vscode.l10n.t('The folder of the new workspace'),
      openLabel: vscode.l10n.t('Use this folder'),
    })) ?? [];
  return folder && { folder, within: folder };
}

/** The name of the folder, as far as a dbt project can have it. */
function projectName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const plain = name.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[\d_]+|_+$/g, '');
  return plain === '' ? 'data_platform' : plain;
}
