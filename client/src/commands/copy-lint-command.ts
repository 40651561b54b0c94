import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Puts the command line that finds the same problems in CI on the clipboard. */
export const copyLintCommand: Command = async ({ walkthrough }) => {
  await vscode.env.clipboard.writeText('npx dataengos lint');
  walkthrough.did('copied');
  say(vscode.l10n.t('Command copied. Paste it into a terminal or a CI job.'));
};
