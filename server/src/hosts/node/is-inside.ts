import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is the folder or lies below it, by name alone: resolve links before. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
