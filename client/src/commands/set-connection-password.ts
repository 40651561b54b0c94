import * as vscode from 'vscode';
import { readAgentSettings } from '../models/agent-settings.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Asks for the password of one of the connections of the settings, and keeps it as a secret of the editor. */
export const setConnectionPassword: Command = async ({ phases }) => {
  const { connections } = readAgentSettings().settings;
  const items = Object.entries(connections).flatMap(([name, connection]) =>
    connection.type === 'duckdb'
      ? []
      : [{ name, connection, label: name, description: connection.host }],
  );
  if (items.length === 0) {
    // Whoever does not answer must not keep the command from ending.
    void sayNone();
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Set password of a connection'),
    placeHolder: vscode.l10n.t('Which connection?'),
  });
  if (picked !== undefined && (await phases.keys.askPassword(picked.name, picked.connection)))
    say(vscode.l10n.t('Done.'));
};

async function sayNone(): Promise<void> {
  const settings = vscode.l10n.t('Open settings');
  const text = vscode.l10n.t(
    'No connection has a password. Name one in dataengos.agent.connections.',
  );
  if ((await vscode.window.showInformationMessage(text, settings)) === settings)
    await vscode.commands.executeCommand(
      'workbench.action.openSettings',
      'dataengos.agent.connections',
    );
}
