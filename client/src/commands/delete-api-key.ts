import * as vscode from 'vscode';
import { providerHost, readAgentSettings } from '../models/agent-settings.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Deletes the key of the host that the settings name. */
export const deleteApiKey: Command = async ({ phases }) => {
  const host = providerHost(readAgentSettings().settings);
  if (!(await phases.keys.hasKept(host))) {
    say(vscode.l10n.t('No key is kept for {0}.', host));
    return;
  }
  const yes = vscode.l10n.t('Delete');
  const question = vscode.l10n.t('Delete the API key for {0}?', host);
  if ((await vscode.window.showWarningMessage(question, { modal: true }, yes)) !== yes) return;
  await phases.keys.deleteKey(host);
  say(vscode.l10n.t('The key for {0} is deleted.', host));
};
