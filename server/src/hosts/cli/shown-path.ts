import { isAbsolute, relative, sep } from 'node:path';

/** A path as people see it: relative to the current folder, with slashes. */
export function shownPath(cwd: string, path: string): string {
  if (!isAbsolute(path)) return path;
  return relative(cwd, path).split(sep).join('/') || '.';
}

/** The same as an address in a page that lies in the current folder. */
export function pathAddress(path: string): string {
  return encodeURI(path).replaceAll(/[?#]/g, encodeURIComponent);
}
