import * as vscode from 'vscode';

const SETTING = 'lineage.followEditor';

/** Whether previews of lineage go where the cursor goes. */
export function followsEditor(): boolean {
  return vscode.workspace.getConfiguration('dataengos').get(SETTING, true);
}

/** Changes the setting where it is set. */
export async function setFollowsEditor(follows: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration('dataengos');
  const target =
    settings.inspect<boolean>(SETTING)?.workspaceValue === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await settings.update(SETTING, follows, target);
}
