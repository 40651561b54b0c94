import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Turns on or off that the preview goes where the cursor goes. */
export const toggleLineageFollow: Command = async () => {
  const settings = vscode.workspace.getConfiguration('dataengos');
  const follows = !settings.get<boolean>('lineage.followEditor', true);
  const target =
    settings.inspect<boolean>('lineage.followEditor')?.workspaceValue === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await settings.update('lineage.followEditor', follows, target);
  say(
    follows
      ? vscode.l10n.t('The lineage preview follows the editor.')
      : vscode.l10n.t('The lineage preview stays where it is.'),
  );
};
