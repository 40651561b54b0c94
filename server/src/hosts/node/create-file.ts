import { mkdir, open, realpath, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ioReason } from './io-reason.ts';
import { isInside } from './is-inside.ts';
import { realFolder } from './real-folder.ts';
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
    if (!isInside(realRoot, await realFolder(dirname(path))))
      return refused('A link leads out of the project.');
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes).finally(() => file.close());
    } catch (error) {
      // Half of it would be worse than none, and would not be made whole the next time.
      await unlink(path).catch(() => undefined);
      throw error;
    }
    return { kind: 'written' };
  } catch (error) {
    return refused(ioReason(error));
  }
}

function refused(reason: string): WriteResult {
  return { kind: 'refused', reason };
}
