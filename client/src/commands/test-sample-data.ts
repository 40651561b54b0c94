import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Runs the sample-data tests of the workspace; of a contract or an object of it, where the argument names one. */
export const testSampleData: Command = async ({ testing }, argument) => {
  const { uri, object } = wantedOf(argument);
  const isKnown =
    uri === undefined || vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) !== undefined;
  if (isKnown) await testing.run(uri, object);
  else say(vscode.l10n.t('It lies in no folder of the workspace.'));
};

/** From a lens: contract and object; from the Explorer: a file. */
function wantedOf(argument: unknown): { uri?: string; object?: string } {
  if (argument instanceof vscode.Uri) return { uri: argument.toString() };
  if (typeof argument !== 'object' || argument === null) return {};
  const { uri, object } = argument as { uri?: unknown; object?: unknown };
  return {
    ...(typeof uri === 'string' && { uri }),
    ...(typeof object === 'string' && { object }),
  };
}
