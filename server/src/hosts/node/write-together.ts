import {
  lstat,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  rmdir,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { contentHash } from '../../base/content-hash.ts';
import { ioReason, isGone } from './io-reason.ts';
import { isInside } from './is-inside.ts';
import { readFile } from './read-file.ts';
import { realFolder } from './real-folder.ts';

/** KiB: files that we made. */
const MAX_SIZE = 256 * 1_024;

const LINKED = 'A link leads out of the project.';

export interface TogetherFile {
  /** Absolute. */
  readonly path: string;
  /** `contentHash` of the text that must be there; undefined: no file may be there. */
  readonly basedOn: string | undefined;
  /** The new text; undefined: the file goes. */
  readonly text: string | undefined;
}

export type TogetherResult =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused'; readonly path: string; readonly reason: string };

/**
 * Writes all files or none. Texts are first written to a temporary folder inside `beside`, which must lie below `root`;
 * only when all of them are there are they moved to their places, in the order given, and what was there is moved back
 * when one move fails. Refuses links, and what is not as it is expected to be.
 */
export async function writeTogether(
  root: string,
  beside: string,
  files: readonly TogetherFile[],
): Promise<TogetherResult> {
  let at = beside;
  let temporary: string | undefined;
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const realRoot = await realpath(root);
    for (const file of files) {
      at = file.path;
      const reason = await whyNot(root, realRoot, file);
      if (reason !== undefined) return { kind: 'refused', path: at, reason };
    }
    at = beside;
    await makeFolder(beside, undo);
    temporary = await mkdtemp(join(beside, '.export-'));
    const [fresh, old] = [join(temporary, 'new'), join(temporary, 'old')];
    await Promise.all([mkdir(fresh), mkdir(old)]);
    for (const [index, { path, text }] of files.entries()) {
      at = path;
      if (text !== undefined) await writeFile(join(fresh, String(index)), text, { flush: true });
    }
    for (const [index, file] of files.entries()) {
      at = file.path;
      // A folder may have become a link while the texts were written.
      if (!isInside(realRoot, await realFolder(dirname(at)))) throw new MovedOutError();
      await move(file, join(fresh, String(index)), join(old, String(index)), undo);
    }
  } catch (error) {
    const reason = error instanceof MovedOutError ? LINKED : ioReason(error);
    if (await undone(undo)) return { kind: 'refused', path: at, reason };
    // What could not be moved back is there, and nowhere else.
    const kept = temporary;
    temporary = undefined;
    const where = kept === undefined ? '' : ` What was there before is in ${basename(kept)}.`;
    return { kind: 'refused', path: at, reason: `${reason} Not all could be put back.${where}` };
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  }
  for (const { path, text } of files)
    if (text === undefined) await removeEmpty(dirname(path), beside);
  return { kind: 'written' };
}

/** What was inside of the project leads out of it by now. */
class MovedOutError extends Error {}

/** Takes back what was done, the last step first. False where a step failed. */
async function undone(steps: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  let all = true;
  for (const step of steps.toReversed()) {
    await step().catch(() => {
      all = false;
    });
  }
  return all;
}

async function whyNot(
  root: string,
  realRoot: string,
  { path, basedOn }: TogetherFile,
): Promise<string | undefined> {
  if (!isInside(root, path)) return 'It would lie outside of the project.';
  if (!isInside(realRoot, await realFolder(dirname(path)))) return LINKED;
  const there = await lstat(path).catch((error: unknown) => {
    if (isGone(error)) return undefined;
    throw error;
  });
  if (there === undefined)
    return basedOn === undefined ? undefined : 'Somebody has deleted it in the meantime.';
  if (!there.isFile()) return 'It is no regular file.';
  if (basedOn === undefined) return 'Somebody has made it in the meantime.';
  const read = await readFile(path, MAX_SIZE);
  if (read.kind === 'unread') return read.reason;
  return contentHash(read.text) === basedOn
    ? undefined
    : 'Somebody has changed it in the meantime.';
}

/** Moves what is there out of the way, then the new file in. */
async function move(
  { path, basedOn, text }: TogetherFile,
  fresh: string,
  old: string,
  undo: (() => Promise<unknown>)[],
): Promise<void> {
  if (basedOn !== undefined) {
    await rename(path, old);
    undo.push(() => rename(old, path));
  }
  if (text === undefined) return;
  await makeFolder(dirname(path), undo);
  await rename(fresh, path);
  undo.push(() => unlink(path));
}

/** Makes a folder with those around it that are not there either. */
async function makeFolder(folder: string, undo: (() => Promise<unknown>)[]): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made === undefined) return;
  // From the innermost out: each is empty by then.
  undo.push(async () => {
    for (let at = folder; isInside(made, at); at = dirname(at)) await rmdir(at);
  });
}

/** Folders that the last file has left. */
async function removeEmpty(folder: string, upTo: string): Promise<void> {
  for (let at = folder; at !== upTo && isInside(upTo, at); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      return;
    }
  }
}
