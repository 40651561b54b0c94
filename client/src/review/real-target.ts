import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type * as vscode from 'vscode';

/** Where a file lies once all links are followed, relative to its workspace folder, with `/`. */
export interface RealTarget {
  readonly path: string;
}

/**
 * Follows the links of a file that may not be there yet. Undefined: it lies outside of the folder, its place cannot be found
 * out, or it is a link that leads nowhere.
 */
export async function realTarget(
  folder: vscode.Uri,
  target: vscode.Uri,
): Promise<RealTarget | undefined> {
  if (folder.scheme !== 'file' || target.scheme !== 'file') return undefined;
  try {
    const inside = relative(await realpath(folder.fsPath), await realPlace(target.fsPath));
    if (inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..') return undefined;
    return { path: inside.split(sep).join('/') };
  } catch {
    return undefined;
  }
}

/** Of the nearest part that is there, with the rest behind it. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (await isThere(path)) throw error;
    const parent = dirname(path);
    if (parent === path) throw error;
    return join(await realPlace(parent), basename(path));
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
