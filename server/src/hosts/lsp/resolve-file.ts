import { URI, Utils } from 'vscode-uri';
import { isRelativePath } from '../../base/relative-path.ts';
import { isInside } from './settings-store.ts';

/**
 * The file that a path in another file means, as a URI. Undefined when it leads out of the workspace
 * folders, and for other schemes, drives, shares and absolute paths.
 */
export function resolveFile(
  from: string,
  path: string,
  folders: readonly string[],
): string | undefined {
  const isFileUri = /^file:\/\/\//i.test(path);
  if (!isFileUri && !isRelativePath(path)) return undefined;
  // `joinPath` and `normalize` take the dots out before the folders are compared.
  const uri = isFileUri
    ? Utils.resolvePath(URI.parse(path), '.')
    : Utils.joinPath(Utils.dirname(URI.parse(from)), path);
  const text = uri.toString();
  return folders.some((folder) => isInside(text, folder)) ? text : undefined;
}
