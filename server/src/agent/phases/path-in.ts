/** The path of a file below a folder of the workspace; the folder may be the workspace itself. */
export function pathIn(folder: string, path: string): string {
  const own = folder.replace(/^\.\/|\/+$/g, '');
  return own === '' || own === '.' ? path : `${own}/${path}`;
}

/** The path below a folder of a file in it; undefined of files elsewhere. */
export function pathWithin(folder: string, path: string): string | undefined {
  const start = pathIn(folder, '');
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}
