import * as vscode from 'vscode';
import { DEBUG_INFO } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** In ms; a report that says that the server is silent is worth more than none. */
const PATIENCE = 5000;

/** Puts what a bug report needs on the clipboard: versions and counts, no contents and no paths. */
export const copyDebugInfo: Command = async ({ extension, server }) => {
  const silence = new vscode.CancellationTokenSource();
  const timer = setTimeout(() => silence.cancel(), PATIENCE);
  const answer = await Promise.race([
    server.request<string>(DEBUG_INFO, undefined, silence.token),
    new Promise<undefined>((resolve) => {
      silence.token.onCancellationRequested(() => resolve(undefined));
    }),
  ]);
  clearTimeout(timer);
  silence.dispose();
  const { version } = extension.extension.packageJSON as { version: string };
  const lines = [
    `DataEngOS ${version}`,
    `${vscode.env.appName} ${vscode.version}, ${process.platform} ${process.arch}`,
    `Remote: ${vscode.env.remoteName ?? 'no'}; language: ${vscode.env.language}`,
    `Workspace: ${vscode.workspace.workspaceFolders?.length ?? 0} folders, ` +
      (vscode.workspace.isTrusted ? 'trusted' : 'restricted'),
    `Server: ${server.state}, ${server.crashes} crashes lately`,
    '',
    answer ?? 'The server does not answer.',
  ];
  await vscode.env.clipboard.writeText(`${lines.join('\n').trimEnd()}\n`);
  say(vscode.l10n.t('Debug information copied.'));
};
