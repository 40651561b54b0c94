import * as vscode from 'vscode';
import { followsEditor, setFollowsEditor } from '../lineage/follow-editor.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Turns on or off that the preview goes where the cursor goes. */
export const toggleLineageFollow: Command = async () => {
  const follows = !followsEditor();
  await setFollowsEditor(follows);
  say(
    follows
      ? vscode.l10n.t('The lineage preview follows the editor.')
      : vscode.l10n.t('The lineage preview stays where it is.'),
  );
};
