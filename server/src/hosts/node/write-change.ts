import { dirname } from 'node:path';
import { applyEdits } from '../../base/text-edit.ts';
import type { ProposedFileChange } from '../../operations/proposed-change.ts';
import { isInside } from './is-inside.ts';
import { writeTogether, type TogetherFile, type TogetherResult } from './write-together.ts';

/**
 * Writes the files of a change that is meant as one, all or none. Each change of a file that is there replaces its whole
 * text. `pathOf`: the absolute path of a file, as the host names it.
 */
export async function writeChange(
  root: string,
  files: readonly ProposedFileChange[],
  pathOf: (path: string) => string,
): Promise<TogetherResult> {
  const all = files.map(({ path, isNew, isGone, basedOn, edits }): TogetherFile => ({
    path: pathOf(path),
    basedOn: isNew === true ? undefined : basedOn,
    text: isGone === true ? undefined : applyEdits('', edits.map(atStart)),
  }));
  return writeTogether(root, commonFolder(all, root), all);
}

/** The edit as one of an empty text. */
function atStart({ newText }: ProposedFileChange['edits'][number]) {
  return { range: { start: 0, end: 0 }, newText };
}

/** The folder around the innermost one that holds all files; no farther out than the root. */
function commonFolder(files: readonly TogetherFile[], root: string): string {
  let common = dirname(files[0]?.path ?? root);
  while (!files.every(({ path }) => isInside(common, path)) && common !== root)
    common = dirname(common);
  return common === root || !isInside(root, dirname(common)) ? root : dirname(common);
}
