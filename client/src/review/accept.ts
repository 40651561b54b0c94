import * as vscode from 'vscode';
import type { Judged } from '../../../server/src/hosts/lsp/protocol.ts';
import { bindingOf } from './binding.ts';
import { isDeniedPath } from './denied-path.ts';
import { openDocument, textOnDisk, type PendingFile } from './pending-file.ts';
import { plainText } from './plain-text.ts';
import { realTarget } from './real-target.ts';
import { writeTexts } from './write-texts.ts';

/** What a person said yes to. */
export interface Approval {
  readonly file: PendingFile;
  /** What the target becomes. */
  readonly text: string;
  /** What the server says of that text. */
  readonly judged: Judged;
  /** What stood in the target on the disk when the server said so; null where no file was. */
  readonly base: string | null;
  /** Why it is taken although findings forbid it. */
  readonly reason: string | undefined;
}

export interface Accepted {
  readonly approval: Approval;
  /** What is on the disk now. */
  readonly applied: string | null;
}

/**
 * Writes what was approved, all of it in one edit that one Undo takes back, or nothing. Fails closed: where anything is not
 * what it was when the person looked at it, nothing is written, and the sentence says why.
 */
export async function accept(
  approvals: readonly Approval[],
): Promise<readonly Accepted[] | { readonly refused: string }> {
  for (const approval of approvals) {
    const refused = await reasonAgainst(approval);
    if (refused !== undefined) return { refused };
  }
  const written = await writeTexts(
    approvals.map(({ file, base, text }) => ({ uri: file.target, before: base, after: text })),
  );
  if (!written) return { refused: vscode.l10n.t('The editor could not write the file.') };
  return Promise.all(
    approvals.map(async (approval) => ({
      approval,
      applied: await textOnDisk(approval.file.target),
    })),
  );
}

/** Whether what was saved is what was approved: something that runs when files are saved may have changed it. */
export function isAsApproved({ approval, applied }: Accepted): boolean {
  return applied !== null && plainText(applied) === plainText(approval.text);
}

/** The sentence that is said when a file is not what a proposal was made from. */
export function changedText(path: string): string {
  return vscode.l10n.t('Nothing was written: the file changed since the proposal ({0}).', path);
}

async function reasonAgainst(approval: Approval): Promise<string | undefined> {
  const { file, text, judged, base, reason } = approval;
  const { path, target } = file;
  if (!vscode.workspace.isTrusted) return vscode.l10n.t('Nothing is written in Restricted Mode.');
  const place = await reasonAgainstPlace(file);
  if (place !== undefined) return place;
  if (!judged.acceptable && !reason?.trim())
    return vscode.l10n.t('{0} has errors. To accept it anyway, give a reason.', path);
  if (openDocument(target)?.isDirty)
    return vscode.l10n.t('{0} has unsaved changes of yours. Save or revert them first.', path);
  const disk = await textOnDisk(target);
  const shown = openDocument(target)?.getText();
  // The ends of lines are those of the file, whatever they become.
  const isBase = (one: string): boolean => base !== null && plainText(one) === plainText(base);
  if (disk === null ? base !== null : !isBase(disk)) return changedText(path);
  if (shown !== undefined && base !== null && !isBase(shown)) return changedText(path);
  if (bindingOf(path, base, text) !== judged.binding)
    return vscode.l10n.t(
      'Nothing was written: the proposal is not the one that was checked ({0}).',
      path,
    );
  return undefined;
}

/** The server has asked this before; what lies there may be something else since. */
async function reasonAgainstPlace(file: PendingFile): Promise<string | undefined> {
  const { path, folder, target, phase } = file;
  const isInside =
    vscode.workspace.getWorkspaceFolder(target)?.uri.toString() === folder.toString() &&
    target.path === vscode.Uri.joinPath(folder, path).path;
  const real = isInside ? await realTarget(folder, target) : undefined;
  if (real === undefined)
    return vscode.l10n.t('Nothing was written: {0} leads out of the workspace folder.', path);
  if (isDeniedPath(path, phase) || isDeniedPath(real.path, phase))
    return vscode.l10n.t(
      'Nothing was written: {0} steers tools or agents, and is for people only.',
      path,
    );
  if (real.path !== file.realPath)
    return vscode.l10n.t('Nothing was written: {0} leads somewhere else by now.', path);
  return undefined;
}
