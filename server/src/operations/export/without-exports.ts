import type { FileSource, SourceFile } from '../../analysis/ports.ts';

/** A source without the files below some folders, such as those of an earlier export, which would say all things twice. */
export function withoutExports(source: FileSource, folders: readonly string[]): FileSource {
  const below = folders.map((folder) => `${source.absolute(folder)}/`);
  const isOut = (path: string): boolean => {
    const absolute = source.absolute(path);
    return below.some((folder) => absolute.startsWith(folder));
  };
  const filtered = async function* (files: AsyncIterable<SourceFile>): AsyncGenerator<SourceFile> {
    for await (const file of files) if (!isOut(file.path)) yield file;
  };
  return {
    find: (paths, governed) => filtered(source.find(paths, governed)),
    policies: (paths) => filtered(source.policies(paths)),
    around: (paths, governed) => filtered(source.around(paths, governed)),
    resolveFile: (from, path) => source.resolveFile(from, path),
    absolute: (path) => source.absolute(path),
    pathTo: (from, to) => source.pathTo(from, to),
    knowsFolders: () => source.knowsFolders(),
    lookUp: (path, everything) =>
      isOut(path) ? Promise.resolve(undefined) : source.lookUp(path, everything),
    folderOf: (path) => source.folderOf(path),
    list: async (folder, everything) =>
      (await source.list(folder, everything)).filter((path) => !isOut(path)),
  };
}
