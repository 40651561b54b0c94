import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from './is-inside.ts';

/**
 * Absolute path of a program on the PATH, never one that lies in `workspace` (one folder or several): a `git` that
 * somebody put into a repository must not run because we look at the repository.
 */
export function findExecutable(
  name: string,
  workspace: string | readonly string[],
  path: string = process.env.PATH ?? '',
): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  // Relative entries, the empty one included, mean the current folder.
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const candidate = join(folder, file);
    if (isRunnableOutside(candidate, workspace)) return candidate;
  }
  return undefined;
}

/** Whether an absolute path is a program that lies in none of the folders, when all links are followed. */
export function isRunnableOutside(
  candidate: string,
  workspace: string | readonly string[],
): boolean {
  try {
    const real = realpathSync(candidate);
    if (!statSync(real).isFile()) return false;
    for (const folder of typeof workspace === 'string' ? [workspace] : workspace) {
      const home = realpathSync(folder);
      if (isInside(home, real) || isInside(home, candidate)) return false;
    }
    accessSync(candidate, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
