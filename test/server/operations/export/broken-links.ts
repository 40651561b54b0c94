import { posix } from 'node:path';

/** Relative links of the pages below a folder that lead to no file, or to no anchor of a page. */
export function brokenLinks(
  files: Readonly<Record<string, string>>,
  folder: string,
): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    if (!path.startsWith(`${folder}/`) || !path.endsWith('.md')) return [];
    const prose = text.replaceAll(/```[^]*?```/g, '');
    return Array.from(prose.matchAll(/(?<!\\)\]\((?:<([^>]*)>|([^)\s]*))\)/g), (found) => {
      const [page = '', anchor] = (found[1] ?? found[2] ?? '').split('#');
      const target = page === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(page));
      const there = files[target];
      if (there === undefined) return `${path}: ${page}`;
      const isThere = anchor === undefined || there.includes(`<a id="${anchor}"></a>`);
      return isThere ? [] : `${path}: ${page}#${anchor}`;
    }).flat();
  });
}
