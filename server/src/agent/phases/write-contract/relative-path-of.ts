/** The path of a file as another file writes it; both from the same folder on, with slashes. */
export function relativePathOf(from: string, to: string): string {
  const base = from.split('/').slice(0, -1);
  const way = to.split('/');
  let same = 0;
  while (same < base.length && same < way.length - 1 && base[same] === way[same]) same++;
  return [...base.slice(same).map(() => '..'), ...way.slice(same)].join('/');
}
