import * as vscode from 'vscode';

/**
 * What the user says of a setting of agents: never what a workspace, a folder or a language says, whatever its scope is
 * declared to be. Anything at all, as people type it.
 */
export function readUserSetting(name: string): unknown {
  const found = vscode.workspace.getConfiguration('dataengos.agent').inspect(name);
  return found?.globalValue ?? found?.defaultValue;
}
