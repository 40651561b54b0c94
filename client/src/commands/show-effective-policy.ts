import * as vscode from 'vscode';
import { policyPageUri } from '../policy-pages.ts';
import { activeOrLastContract } from './active-contract.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';
import { showPage } from './show-page.ts';

/** Shows which policies hold for the document in front, and what they ask of it. */
export const showEffectivePolicy: Command = async (context) => {
  const editor = await activeOrLastContract(context.recent);
  if (editor === undefined) say(vscode.l10n.t('Open a data contract first.'));
  else await showPage(context, policyPageUri(editor.document.uri));
};
