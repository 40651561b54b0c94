import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { guardPath } from '../../../agent/guard-path.ts';
import { allPhases } from '../../../agent/phases/all-phases.ts';
import type { RunState } from '../../../agent/run-state.ts';
import { errorText } from '../../../base/error-text.ts';
import type { FailedFile } from '../../../operations/failed-file.ts';
import { realFolder } from '../../node/real-folder.ts';
import { told } from '../../../agent/told.ts';

/**
 * Why a draft is not written, whoever accepts it, and whatever the state that was kept says: a file that its phase writes
 * none of, or that lies elsewhere than its path says. Undefined: nothing is against it. `root`: where the CLI stands.
 */
export async function guardDraft(
  { folder, phase: id, draft }: Pick<RunState, 'folder' | 'phase' | 'draft'>,
  root: string,
): Promise<FailedFile | undefined> {
  const files = draft?.files ?? [];
  const phase = allPhases.find((one) => one.id === id);
  const author = id === 'scaffold-pipeline' ? 'phase' : 'model';
  const { writes = [], compiles } = phase ?? {};
  const scope = { targets: files.map(({ path }) => path), writes, compiles };
  const top = resolve(root, folder);
  for (const { path } of files) {
    const refused = (reason: string): FailedFile => ({
      path: join(folder, path),
      reason: `Nothing was written. ${reason}`,
    });
    const why = guardPath(path, scope, author);
    if (why !== undefined) return refused(told(why));
    try {
      const real = await realPath(top, path);
      const whyReal =
        real === path ? undefined : guardPath(real, { targets: [real], writes: ['**'] }, author);
      if (whyReal !== undefined) return refused(`A link leads elsewhere. ${told(whyReal)}`);
    } catch (error) {
      return refused(errorText(error));
    }
  }
  return undefined;
}

/** Where a file of a folder really lies, from the real folder on. */
async function realPath(top: string, path: string): Promise<string> {
  const file = join(top, path);
  const parent = await realFolder(dirname(file));
  const rest = relative(await nearest(dirname(file)), dirname(file));
  return relative(await realpath(top), join(parent, rest, basename(file)))
    .split(sep)
    .join('/');
}

/** The innermost folder around it that is there. */
async function nearest(folder: string): Promise<string> {
  const isThere = await realpath(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
