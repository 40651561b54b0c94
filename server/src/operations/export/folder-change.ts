import { contentHash } from '../../base/content-hash.ts';
import { sha256 } from '../../base/sha256.ts';
import type { FileSource } from '../../analysis/ports.ts';
import type { FailedFile } from '../failed-file.ts';
import type { ProposedFileChange } from '../proposed-change.ts';
import { MANIFEST, type TargetContent } from './export-target.ts';
import { manifestHashes, manifestText } from './manifest.ts';

/** What must change in the folder of a target, the manifest last: it seals the rest. */
export interface FolderChange {
  readonly files: readonly ProposedFileChange[];
  readonly before: ReadonlyMap<ProposedFileChange, string>;
  /** Paths of files that are not as an export left them. */
  readonly changed: readonly string[];
  readonly failed: readonly FailedFile[];
}

/**
 * Holds what an export makes against what is there. Only what an earlier export made is replaced or taken away, and only
 * while it is unchanged; with `force` also what people have made of it. Files that no export made stay.
 */
export async function folderChange(
  content: TargetContent,
  folder: string,
  source: FileSource,
  force: boolean,
): Promise<FolderChange> {
  const { target, files, leftOut } = content;
  const { texts, failed, hashes } = await readThere(content, folder, source);
  const failures: FailedFile[] = [];
  const isOurs = (path: string, text: string): boolean =>
    path === MANIFEST ? hashes !== undefined : isUnchanged(text, hashes?.get(path));
  const changes: ProposedFileChange[] = [];
  const before = new Map<ProposedFileChange, string>();
  const changed: string[] = [];
  const add = (path: string, text: string | undefined): void => {
    const shown = source.resolveFile(`${folder}/${MANIFEST}`, path);
    if (shown === undefined) {
      failures.push({ path, reason: 'Not every system can have a file of that name.' });
      return;
    }
    const there = texts.get(path);
    if (there === text) return;
    const unread = failed.get(path);
    if (unread !== undefined) {
      failures.push({ path: shown, reason: unread });
      return;
    }
    if (there !== undefined && !force && !isOurs(path, there)) changed.push(shown);
    const change = fileChange(shown, there, text);
    changes.push(change);
    if (there !== undefined) before.set(change, there);
  };
  const wanted = new Set(files.map(({ path }) => path));
  for (const { path, text } of files) add(path, text);
  for (const path of hashes?.keys() ?? [])
    if (!wanted.has(path) && path !== MANIFEST && texts.has(path)) add(path, undefined);
  add(MANIFEST, manifestText(target, files, leftOut));
  return { files: changes, before, changed, failed: failures };
}

/** Whether a file is as an export left it; git may have changed the ends of its lines since. */
function isUnchanged(text: string, hash: string | undefined): boolean {
  if (hash === undefined) return false;
  return sha256(text) === hash || sha256(text.replaceAll('\r\n', '\n')) === hash;
}

function fileChange(
  path: string,
  there: string | undefined,
  text: string | undefined,
): ProposedFileChange {
  const range = { start: 0, end: there?.length ?? 0 };
  const basedOn = contentHash(there ?? '');
  if (text === undefined) {
    const message = 'An earlier export made it, and it is not exported any more.';
    return { path, basedOn, isGone: true, edits: [], reasons: [{ message }] };
  }
  const edits = [{ range, newText: text }];
  if (there === undefined)
    return { path, basedOn, isNew: true, edits, reasons: [{ message: 'It is exported anew.' }] };
  return { path, basedOn, edits, reasons: [{ message: 'What it is made from has changed.' }] };
}

/** By the path within the folder: texts of what may be changed, and why others could not be read. */
async function readThere(
  { files }: Pick<TargetContent, 'files'>,
  folder: string,
  source: FileSource,
): Promise<There> {
  const texts = new Map<string, string>();
  const failed = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const at of await source.list(folder, true))
    paths.set(source.pathTo(`${folder}/${MANIFEST}`, at), at);
  const read = async (path: string): Promise<void> => {
    const at = paths.get(path);
    const file = at === undefined ? undefined : await source.lookUp(at, true);
    if (file?.kind === 'text') texts.set(path, file.text);
    else if (file?.kind === 'unread') failed.set(path, file.reason);
  };
  await read(MANIFEST);
  const made = texts.get(MANIFEST);
  const hashes = made === undefined ? undefined : manifestHashes(made);
  for (const path of new Set([...files.map((one) => one.path), ...(hashes?.keys() ?? [])]))
    if (path !== MANIFEST) await read(path);
  return { texts, failed, hashes };
}

interface There {
  readonly texts: ReadonlyMap<string, string>;
  readonly failed: ReadonlyMap<string, string>;
  /** Of the files that an earlier export made; undefined where there was none. */
  readonly hashes: ReadonlyMap<string, string> | undefined;
}
