import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Shows our settings, and no others. */
export const openSettings: Command = async ({ extension, walkthrough }) => {
  await vscode.commands.executeCommand(
    'workbench.action.openSettings',
    `@ext:${extension.extension.id}`,
  );
  walkthrough.did('chosen');
};
