import * as vscode from 'vscode';
import {
  CHECK_ANSWER,
  NEW_FILES,
  type CheckAnswerParams,
  type NewFiles,
  type NewFilesParams,
  type NewFilesProblem,
  type NewKind,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { say } from '../commands/say.ts';
import { createFiles } from '../create-files.ts';
import { plainText } from './plain-text.ts';
import { askSteps } from './ask-steps.ts';
import type { Step } from './step.ts';
import { whenRunning } from './when-running.ts';
import type { Where } from './where.ts';

export interface Making {
  readonly server: LanguageServer;
  readonly kind: NewKind;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly where: Where;
}

/** Asks what has to be known, and makes the files. False when nothing was made. */
export async function makeNew({ server, kind, title, steps, where }: Making): Promise<boolean> {
  const place = { kind, folder: where.folder.toString(), within: where.within.toString() };
  const answers = await askSteps({
    title,
    steps,
    check: async (given, field, token) => {
      if (!(await whenRunning(server))) return undefined;
      const params: CheckAnswerParams = { ...place, answers: given, field };
      const found = await server.request<NewFilesProblem | null>(CHECK_ANSWER, params, token);
      return found?.message && plainText(found.message);
    },
  });
  if (answers === undefined) return false;
  const made = await ask(server, title, { ...place, answers });
  if (made === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return false;
  }
  return (await isPossible(made)) && create(made, kind);
}

async function ask(
  server: LanguageServer,
  title: string,
  params: NewFilesParams,
): Promise<NewFiles | undefined> {
  const location = vscode.ProgressLocation.Window;
  const found = await vscode.window.withProgress({ location, title }, async () =>
    (await whenRunning(server)) ? server.request<NewFiles | null>(NEW_FILES, params) : undefined,
  );
  return found ?? undefined;
}

/** Says why nothing can be made; what is there already can be opened. */
async function isPossible({ problems, failed }: NewFiles): Promise<boolean> {
  const [problem] = problems;
  if (problem !== undefined) {
    void vscode.window.showWarningMessage(plainText(problem.message));
    return false;
  }
  const [taken] = failed;
  if (taken === undefined) return true;
  const uri = vscode.Uri.parse(taken.uri);
  const open = vscode.l10n.t('Open');
  const name = vscode.workspace.asRelativePath(uri);
  const message = vscode.l10n.t('{0}: {1} Nothing was made.', name, taken.reason);
  if ((await vscode.window.showWarningMessage(message, open)) === open)
    await vscode.window.showTextDocument(uri);
  return false;
}

async function create({ files, kept }: NewFiles, kind: NewKind): Promise<boolean> {
  if (files.length === 0) {
    say(vscode.l10n.t('Everything is there already.'));
    return false;
  }
  const all = files.map(({ uri, text }) => ({ uri: vscode.Uri.parse(uri), text }));
  const open = all.find(({ uri }) => uri.path.endsWith('/vision.md')) ?? all[0];
  const keep = kind === 'workspace';
  if (!(await createFiles(all, { keep, ...(open && { open: open.uri }) }))) {
    say(vscode.l10n.t('The files could not be made.'));
    return false;
  }
  say(madeText(files.length, kept));
  return true;
}

function madeText(made: number, kept: number): string {
  const text =
    made === 1
      ? vscode.l10n.t('1 file was made. Undo takes it back.')
      : vscode.l10n.t('{0} files were made. Undo takes them back.', String(made));
  if (kept === 0) return text;
  return `${text} ${vscode.l10n.t('What was there stays: {0}.', String(kept))}`;
}
