import picomatch from 'picomatch';
import { governedGlobs, isOnlyGoverned } from './governed-paths.ts';
import type { Settings } from './settings.ts';

/** Tells by its path whether a file is one of ours. Paths are relative to the workspace folder, with `/`. */
export interface FileSelection {
  readonly includes: (path: string) => boolean;
  /** Of an included file: whether no setting names it, and policies may hold for it. Nobody needs it where there are none. */
  readonly onlyGoverned: (path: string) => boolean;
  /** Of a file, or of a folder and therefore of all below it. */
  readonly excludes: (path: string) => boolean;
}

/** Compiles the globs of the settings. A name without wildcards stands for the folder of that name and all below it. */
export function fileSelection(
  files: Pick<Settings['files'], 'include' | 'exclude'>,
): FileSelection {
  const own = matcher(files.include);
  return {
    includes: matcher([...files.include, ...governedGlobs]),
    onlyGoverned: (path) => isOnlyGoverned(path) && !own(path),
    excludes: matcher(files.exclude),
  };
}

/** Selects every file; with `everything` also those that settings exclude. */
export function selectAll(selection: FileSelection, everything: boolean): FileSelection {
  const excludes = everything ? () => false : selection.excludes;
  return { ...selection, includes: () => true, excludes };
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const pattern = glob
      .replaceAll('\\', '/')
      .replace(/^(?:\.\/|\/)/, '')
      .replace(/\/+$/, '');
    return pattern === '' ? [] : [pattern, `${pattern}/**`];
  });
  if (patterns.length === 0) return () => false;
  // The paths have slashes on every system, so the answer is the same on every system.
  return picomatch(patterns, { dot: true, windows: false, nonegate: true });
}
