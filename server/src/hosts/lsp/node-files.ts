import { lstat, realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { fileSelection, selectAll, type FileSelection } from '../../analysis/file-selection.ts';
import type { Settings } from '../../analysis/settings.ts';
import { neverCancelled } from '../../base/cancellation.ts';
import { findFiles } from '../node/find-files.ts';
import { IgnoreRules } from '../node/ignore-rules.ts';
import { ioReason, isGone } from '../node/io-reason.ts';
import { isInside as isPathInside } from '../node/is-inside.ts';
import { readFile } from '../node/read-file.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** The files of a workspace on disk. Folders of other schemes (virtual workspaces) have none here. */
export function nodeFiles(warn: (message: string) => void): WorkspaceFiles {
  const selections = new WeakMap<Settings['files'], FileSelection>();
  const selectionOf = (files: Settings['files']): FileSelection => {
    let selection = selections.get(files);
    if (selection === undefined) selections.set(files, (selection = fileSelection(files)));
    return selection;
  };
  const leavesOut = (
    { root, path, name }: PathInside,
    files: Settings['files'],
    isFolder = false,
  ): boolean =>
    selectionOf(files).excludes(name) ||
    IgnoreRules.of(dirname(path), root).ignores(path, isFolder);
  return {
    async *find(folder, files, token = neverCancelled) {
      const root = pathOf(folder);
      if (root === undefined) return;
      const found = await findFiles({
        root,
        folder: root,
        selection: selectionOf(files),
        token,
      });
      if (found.cut !== undefined) warn(found.cut);
      for (const { path, reason, wanted } of found.unseen)
        if (wanted) warn(`Not checked: ${path}: ${reason}`);
      for (const path of found.paths) yield uriOf(path);
    },
    async findBelow(inner, folder, files) {
      const place = within(inner, folder);
      if (place === undefined || !(await isFolder(place.path))) return undefined;
      if (leavesOut(place, files, true)) return undefined;
      const { root, path } = place;
      const selection = selectionOf(files);
      const found = await findFiles({ root, folder: path, selection, token: neverCancelled });
      return found.paths.map(uriOf);
    },
    async listBelow(inner, folder, files, everything = false) {
      const place = within(inner, folder);
      if (place === undefined || !(await isFolder(place.path))) return [];
      if (!everything && place.name !== '' && leavesOut(place, files, true)) return [];
      if ((await wayOf(place.path, place.root)) !== 'inside') return [];
      const selection = selectAll(selectionOf(files), everything);
      const at = { root: place.root, folder: place.path };
      const search = { ...at, selection, token: neverCancelled, ignored: everything };
      return (await findFiles(search)).paths.map(uriOf);
    },
    includes(uri, folder, files) {
      const found = within(uri, folder);
      return (
        found !== undefined && selectionOf(files).includes(found.name) && !leavesOut(found, files)
      );
    },
    onlyGoverned(uri, folder, files) {
      const found = within(uri, folder);
      return found !== undefined && selectionOf(files).onlyGoverned(found.name);
    },
    excludes(uri, folder, files) {
      const found = within(uri, folder);
      return found === undefined || leavesOut(found, files);
    },
    async read(uri, maxSize, folder) {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      const way = folder === undefined ? 'inside' : await wayOf(path, pathOf(folder));
      if (way === 'outside') return undefined;
      if (way !== 'inside') return { reason: way.reason };
      const read = await readFile(path, maxSize);
      if (read.kind === 'text') return { text: read.text };
      return read.gone ? undefined : read;
    },
  };
}

interface PathInside {
  readonly root: string;
  readonly path: string;
  /** As globs see it. */
  readonly name: string;
}

function within(uri: string, folder: string): PathInside | undefined {
  const root = pathOf(folder);
  const path = pathOf(uri);
  if (root === undefined || path === undefined || !isPathInside(root, path)) return undefined;
  return { root, path, name: relative(root, path).split(sep).join('/') };
}

/** Links are none: editors do not tell of what changes behind them. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Whether a path still lies in the folder when all links are followed, or why nobody can tell. */
async function wayOf(
  path: string,
  folder: string | undefined,
): Promise<'inside' | 'outside' | { reason: string }> {
  if (folder === undefined) return 'outside';
  try {
    const [real, root] = await Promise.all([realpath(path), realpath(folder)]);
    return isPathInside(root, real) ? 'inside' : 'outside';
  } catch (error) {
    return isGone(error) ? 'outside' : { reason: ioReason(error) };
  }
}

/** As `vscode.Uri` writes it, so that the same file has the same URI here and in the editor. */
function uriOf(path: string): string {
  return URI.file(path).toString();
}

function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? URI.parse(uri).fsPath : undefined;
}
