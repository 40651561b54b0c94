import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Keeps what somebody says of a line of a proposal, for another try. */
export const addRemark: Command = ({ reviews }, argument) => {
  if (!reviews.remarks.add(argument)) say(vscode.l10n.t('Remarks are made on proposals.'));
};
