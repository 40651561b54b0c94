import { MultiMap } from '../base/multi-map.ts';

/** Files by parts of their paths. */
export interface FileNames {
  readonly byName: MultiMap<string, string>;
  readonly byFolder: MultiMap<string, string>;
}

/** Tables for those who look for a file by a part of its path. */
export function fileNames(paths: Iterable<string>): FileNames {
  const names: FileNames = { byName: new MultiMap(), byFolder: new MultiMap() };
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    names.byName.add(path.slice(slash + 1), path);
    names.byFolder.add(path.slice(0, Math.max(0, slash)), path);
  }
  return names;
}
