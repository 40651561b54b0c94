import { dirname, relative, resolve, sep } from 'node:path';
import { applyEdits } from '../../base/text-edit.ts';
import { contentHash } from '../../base/content-hash.ts';
import type { FailedFile } from '../../operations/failed-file.ts';
import type {
  Proposal,
  ProposedChange,
  ProposedFileChange,
} from '../../operations/proposed-change.ts';
import { createFile } from '../node/create-file.ts';
import { isInside } from '../node/is-inside.ts';
import { readFile } from '../node/read-file.ts';
import { writeChange } from '../node/write-change.ts';
import { writeFile } from '../node/write-file.ts';
import { writeTogether } from '../node/write-together.ts';
import type { Call } from './command.ts';
import type { Session } from './session.ts';

/** A file that was changed, with the text that it had. */
export interface WrittenFile extends ProposedFileChange {
  readonly before: string;
}

export interface AppliedChange {
  readonly written: readonly WrittenFile[];
  readonly failed: readonly FailedFile[];
}

/** Writes what an operation proposes, each file in one step. */
export async function applyChange(
  { change, failed }: Proposal,
  session: Session,
  call: Call,
): Promise<AppliedChange> {
  const written: WrittenFile[] = [];
  const refused: FailedFile[] = [];
  if (change.together === true) return applyTogether(change, failed, session, call);
  const left = new Set<string>();
  // What a file was made from may only be kept where the file was written.
  const order = [...change.files].sort(
    (a, b) => Number(a.role === 'base') - Number(b.role === 'base'),
  );
  for (const file of order) {
    if (file.of !== undefined && left.has(file.of)) continue;
    const { before, reason } = await apply(file, session, call);
    if (reason !== undefined) left.add(file.path);
    if (reason === undefined) written.push({ ...file, before });
    else refused.push({ path: file.path, reason: `It was not changed. ${reason}` });
  }
  return { written, failed: [...failed, ...refused] };
}

/** Writes all files or none; says of which file the trouble is. */
async function applyTogether(
  { files }: ProposedChange,
  failed: readonly FailedFile[],
  { project }: Session,
  { io }: Call,
): Promise<AppliedChange> {
  if (files.length === 0) return { written: [], failed };
  const result = await writeChange(project.root, files, (path) => resolve(io.cwd, path));
  if (result.kind === 'written')
    return { written: files.map((file) => ({ ...file, before: '' })), failed };
  const path = relative(io.cwd, result.path).split(sep).join('/');
  const reason = `Nothing was written. ${result.reason}`;
  return { written: [], failed: [...failed, { path, reason }] };
}

/** Writes the change of one file and gives the text that it had; says why when it does not. */
async function apply(
  file: ProposedFileChange,
  { project }: Session,
  { io }: Call,
): Promise<{ readonly before: string; readonly reason?: string }> {
  const path = resolve(io.cwd, file.path);
  if (file.isNew === true) return create(file, path, project.root);
  if (file.isGone === true) {
    const gone = { path, basedOn: file.basedOn, text: undefined };
    const result = await writeTogether(project.root, dirname(path), [gone]);
    return result.kind === 'written' ? { before: '' } : { before: '', reason: result.reason };
  }
  const read = await readFile(path, project.settings.files.maxSize);
  if (read.kind === 'unread') return { before: '', reason: read.reason };
  const before = read.text;
  if (contentHash(before) !== file.basedOn)
    return { before, reason: 'Somebody has changed it in the meantime.' };
  const text = (read.mark ? '\uFEFF' : '') + applyEdits(before, file.edits);
  const root = isInside(project.root, path) ? project.root : dirname(path);
  const result = await writeFile(root, path, text);
  return result.kind === 'written' ? { before } : { before, reason: result.reason };
}

/** A file that is there by now is somebody's. */
async function create(
  { edits }: ProposedFileChange,
  path: string,
  root: string,
): Promise<{ readonly before: string; readonly reason?: string }> {
  const result = await createFile(root, path, applyEdits('', edits));
  return result.kind === 'written' ? { before: '' } : { before: '', reason: result.reason };
}
