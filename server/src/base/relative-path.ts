/** The way from a file to another one, both with slashes and from the same root: `../sales/orders.yaml`. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) {
    common++;
  }
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
}

/** Whether a path is relative and names a file on every system: no scheme, drive, share or wildcard. */
export function isRelativePath(path: string): boolean {
  return !/^[/\\]|^[a-z][\w+.-]*:|[\\:*?"<>|%\p{Cc}]/iu.test(path);
}
