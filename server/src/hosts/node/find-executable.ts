import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from './is-inside.ts';

/**
 * Absolute path of a program on the PATH, never one that lies in `workspace`: a `git` that somebody
 * put into a repository must not run because we look at the repository.
 */
export function findExecutable(
  name: string,
  workspace: string,
  path: string = process.env.PATH ?? '',
): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  // Relative entries, the empty one included, mean the current folder.
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const candidate = join(folder, file);
    if (isRunnable(candidate, workspace)) return candidate;
  }
  return undefined;
}

function isRunnable(candidate: string, workspace: string): boolean {
  try {
    const real = realpathSync(candidate);
    const home = realpathSync(workspace);
    if (isInside(home, real) || isInside(home, candidate) || !statSync(real).isFile()) return false;
    accessSync(candidate, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
