import type { FileSource } from '../../analysis/ports.ts';

/** Where new files go. Paths are those of the host. */
export interface SpecsPlace {
  /** The folder around `specs`. */
  readonly root: string;
  /** Resolves a path from the root on. */
  at(path: string): string;
}

/**
 * The folder around the `specs` that a place belongs to: the one that it lies in, else the nearest one around it that
 * holds something already, else the only one of the workspace, else that of the workspace itself, where none may be yet.
 * `known`: paths of files.
 */
export function specsPlace(
  files: Pick<FileSource, 'absolute' | 'resolveFile'>,
  { folder, within, known }: { folder: string; within: string; known: Iterable<string> },
): SpecsPlace {
  const top = slashed(files.absolute(folder));
  const below = (path: string): readonly string[] | undefined => {
    const absolute = slashed(files.absolute(path));
    return `${absolute}/`.startsWith(`${top}/`)
      ? absolute
          .slice(top.length)
          .split('/')
          .filter((part) => part !== '')
      : undefined;
  };
  const parts = below(within) ?? [];
  const inside = parts.indexOf('specs');
  if (inside !== -1) return placeAt(files, folder, parts.slice(0, inside));
  const roots = new Map<string, readonly string[]>();
  for (const path of known) {
    const way = below(path);
    const end = way?.indexOf('specs') ?? -1;
    if (way === undefined || end === -1) continue;
    const root = way.slice(0, end);
    roots.set(root.join('/'), root);
  }
  const around = [...roots.values()]
    .filter((root) => root.every((part, at) => parts[at] === part))
    .sort((a, b) => b.length - a.length);
  const only = roots.size === 1 ? [...roots.values()][0] : undefined;
  return placeAt(files, folder, around[0] ?? only ?? []);
}

function placeAt(
  files: Pick<FileSource, 'resolveFile'>,
  folder: string,
  parts: readonly string[],
): SpecsPlace {
  const root = [folder.replace(/\/+$/, ''), ...parts].join('/');
  return { root, at: (path) => files.resolveFile(`${root}/_`, path) ?? `${root}/${path}` };
}

function slashed(path: string): string {
  return path.replace(/\/+$/, '');
}
