import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ioReason } from './io-reason.ts';
import { isInside } from './is-inside.ts';

export type WriteResult =
  { readonly kind: 'written' } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Replaces the text of an existing file in one step: readers see the old text or the new one,
 * never a half. A link is followed only while it stays inside `root`. Trouble is a value.
 */
export async function writeFile(root: string, path: string, text: string): Promise<WriteResult> {
  try {
    const target = await realpath(path);
    if (!isInside(await realpath(root), target)) {
      return refused('It is a link that leads out of the folder.');
    }
    const { mode } = await stat(target);
    // A rename would replace a file that its owner has protected.
    await access(target, constants.W_OK);
    await replace(target, text, mode & 0o7777);
    return { kind: 'written' };
  } catch (error) {
    return refused(ioReason(error));
  }
}

async function replace(target: string, text: string, mode: number): Promise<void> {
  const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
  const temporary = join(dirname(target), name);
  // `wx`: never through a link that somebody planted under that name.
  const file = await open(temporary, 'wx', mode);
  try {
    try {
      await file.writeFile(text);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

function refused(reason: string): WriteResult {
  return { kind: 'refused', reason };
}
