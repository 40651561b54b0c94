/**
 * Whether a path fits a pattern: `*` stands for part of one name, `**` for any folders, and a `*` alone at the end for all
 * that is below. Both have `/` between names. Takes time in proportion to both lengths, whatever the pattern says.
 */
export function fitsPath(path: string, pattern: string): boolean {
  const names = path.split('/');
  const parts = pattern.split('/');
  if (parts.at(-1) === '*') parts[parts.length - 1] = '**';
  // Which beginnings of the path the parts so far can stand for.
  let reached = new Set([0]);
  parts.forEach((part, index) => {
    const next = new Set<number>();
    if (part === '**') {
      // At the end it stands for something, elsewhere for nothing, too.
      const least = Math.min(...reached) + (index === parts.length - 1 ? 1 : 0);
      for (let at = least; at <= names.length; at++) next.add(at);
    } else
      for (const at of reached) {
        const name = names[at];
        if (name !== undefined && fitsName(name, part)) next.add(at + 1);
      }
    reached = next;
  });
  return reached.has(names.length);
}

/** One name; `*` stands for any part of it. */
function fitsName(name: string, pattern: string): boolean {
  let at = 0;
  let mark = 0;
  let star = -1;
  let retry = 0;
  while (at < name.length) {
    if (pattern[mark] === '*') {
      star = mark++;
      retry = at;
    } else if (mark < pattern.length && pattern[mark] === name[at]) {
      mark++;
      at++;
    } else if (star !== -1) {
      mark = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern[mark] === '*') mark++;
  return mark === pattern.length;
}
