/** More of an answer nobody reads in a canvas. */
const MAX = 2_000;

/**
 * What somebody typed as one line of Markdown: no characters that nobody sees, and nothing at its beginning that would
 * make it a heading, a list, a fence or a line across the page.
 */
export function proseLine(text: string): string {
  const line = text
    .slice(0, MAX)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replaceAll('<', '\\<');
  const closed = (line.match(/`/g)?.length ?? 0) % 2 === 0 ? line : line.replaceAll('`', "'");
  return closed.replace(BLOCK, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** What begins something other than a paragraph. */
const BLOCK = /^(?:#{1,6}(?:\s|$)|>|[-*+](?:\s|$)|[-*_=]{2}|`{3}|~{3}|\||\[[^\]]*\]:|=+$)/;

/** The answers as items, each a line: whoever answers may write several. */
export function proseItems(answers: readonly string[]): readonly string[] {
  const lines = answers.flatMap((answer) => answer.slice(0, MAX).split(/\r?\n|;\s/));
  return lines
    .map((line) => proseLine(line.replace(/^\s*[-*+]\s+/, '')))
    .filter((line) => line !== '');
}

/** As a cell of a table. */
export function cell(text: string): string {
  return proseLine(text).replaceAll(/(?<!\\)\|/g, '\\|');
}
