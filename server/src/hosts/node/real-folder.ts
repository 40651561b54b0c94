import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isGone } from './io-reason.ts';

/** The real path of a folder; of one that is not there that of the innermost folder around it that is. Rejects as `realpath` does. */
export async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (dirname(folder) === folder || !isGone(error)) throw error;
    return realFolder(dirname(folder));
  }
}
