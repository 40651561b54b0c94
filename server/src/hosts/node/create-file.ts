import { mkdir, open, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ioReason } from './io-reason.ts';
import { isInside } from './is-inside.ts';
import type { WriteResult } from './write-file.ts';

/**
 * Makes a file that is not there yet, with the folders that it needs, below `root`. Refuses what is there already, and
 * what a link would lead out of `root`. Trouble is a value.
 */
export async function createFile(
  root: string,
  path: string,
  bytes: string | Uint8Array,
): Promise<WriteResult> {
  if (!isInside(root, path)) return refused('It would lie outside of the project.');
  try {
    const realRoot = await realpath(root);
    if (!isInside(realRoot, await nearestFolder(dirname(path))))
      return refused('A link leads out of the project.');
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    return { kind: 'written' };
  } catch (error) {
    return refused(ioReason(error));
  }
}

/** The real path of the innermost folder that is there. */
async function nearestFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (dirname(folder) === folder || !isMissing(error)) throw error;
    return nearestFolder(dirname(folder));
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function refused(reason: string): WriteResult {
  return { kind: 'refused', reason };
}
