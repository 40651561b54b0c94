import * as vscode from 'vscode';
import { showProposal } from '../review/proposal-tabs.ts';
import { readReviewEntry } from '../review/review-entry.ts';
import type { Command } from './command.ts';

/** Goes where a line of the tree "Review" is about. */
export const openReviewEntry: Command = async (_context, argument) => {
  const { file, place } = readReviewEntry(argument) ?? {};
  if (place?.uri !== undefined) {
    const selection = new vscode.Range(place.line, 0, place.line, 0);
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), { selection });
    return;
  }
  if (file === undefined || place === undefined) return;
  if (file.isSettled) await vscode.window.showTextDocument(file.target);
  else await showProposal(file, place.line);
};
