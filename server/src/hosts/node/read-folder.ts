import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { ioReason, isGone } from './io-reason.ts';
import { isInside } from './is-inside.ts';
import { readFile } from './read-file.ts';

/** KiB: a file that we made, and no other. */
const MAX_SIZE = 256 * 1_024;
/** Files of a folder. */
const MAX_FILES = 100_000;

export interface FolderFile {
  /** Absolute. */
  readonly path: string;
  /** The text, or a sentence that says why there is none. */
  readonly content: { readonly text: string } | { readonly reason: string };
}

/**
 * All files at or below a folder, in the order of their paths, with their texts. Links are not followed and have none.
 * Nothing where the folder is not there; where it leads out of `root`, the folder itself stands for what is in it.
 */
export async function* readFolder(root: string, folder: string): AsyncGenerator<FolderFile> {
  const refused = await whyRefused(root, folder);
  if (refused === 'gone') return;
  if (refused !== undefined) {
    yield { path: folder, content: { reason: refused } };
    return;
  }
  let left = MAX_FILES;
  for await (const [path, entry] of walk(folder)) {
    if (left-- <= 0) {
      yield { path: folder, content: { reason: `It has more than ${MAX_FILES} files.` } };
      return;
    }
    yield { path, content: await contentOf(path, entry) };
  }
}

async function whyRefused(root: string, folder: string): Promise<string | undefined> {
  try {
    const found = await lstat(folder);
    if (!found.isDirectory()) return 'It is no folder.';
    const [real, realRoot] = await Promise.all([realpath(folder), realpath(root)]);
    return isInside(realRoot, real) ? undefined : 'A link leads out of the project.';
  } catch (error) {
    return isGone(error) ? 'gone' : ioReason(error);
  }
}

async function* walk(folder: string): AsyncGenerator<readonly [string, Dirent]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield [path, entry];
  }
}

async function contentOf(path: string, entry: Dirent): Promise<FolderFile['content']> {
  if (entry.isSymbolicLink()) return { reason: 'It is a link.' };
  const read = await readFile(path, MAX_SIZE);
  return read.kind === 'text' ? { text: read.text } : { reason: read.reason };
}
