import { isFileName } from '../sample-folder.ts';

/** Whether a path is that of a file in a folder on every system: no way out of it, no name that some system has none for. */
export function isSafePath(path: string): boolean {
  return (
    path.length <= 400 &&
    path.split('/').every((part) => isFileName(part) || /^\.[a-z][\w-]*$/.test(part))
  );
}
