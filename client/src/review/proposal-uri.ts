import * as vscode from 'vscode';

export const PROPOSAL_SCHEME = 'dataengos-proposal';

/** Of a run that has no id yet: the text streams in, and nobody can edit it. */
const STREAM = 'stream-';
/** What stands on the left of files that are not there yet. */
const NOTHING = 'nothing';

/** The proposal for a file: the path is that of the file, so that it has its language. */
export function proposalUri(run: string, target: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: PROPOSAL_SCHEME, authority: run, path: target.path });
}

export function streamUri(session: string, target: vscode.Uri): vscode.Uri {
  const name = session.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-');
  return vscode.Uri.from({ scheme: PROPOSAL_SCHEME, authority: STREAM + name, path: target.path });
}

export function nothingUri(target: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: PROPOSAL_SCHEME, authority: NOTHING, path: target.path });
}

export function isStream({ authority }: vscode.Uri): boolean {
  return authority.startsWith(STREAM);
}

export function isNothing({ authority }: vscode.Uri): boolean {
  return authority === NOTHING;
}
