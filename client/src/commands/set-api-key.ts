import * as vscode from 'vscode';
import { providerHost, readAgentSettings } from '../models/agent-settings.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Asks for the key of the host that the settings name, and keeps it as a secret of the editor. */
export const setApiKey: Command = async ({ phases }) => {
  const { settings, refused } = readAgentSettings();
  if (refused !== undefined) {
    void vscode.window.showWarningMessage(refused);
    return;
  }
  const host = providerHost(settings);
  if ((await phases.keys.askKey(host)) !== undefined)
    say(vscode.l10n.t('The key for {0} is kept.', host));
};
