/** The folders around a path or URI with slashes, the innermost first: `a/b/c` lies in `a/b` and `a`. */
export function foldersAround(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    found.push(path.slice(0, at));
  return found;
}
