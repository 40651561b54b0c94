/** A table of Markdown; cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Words of a file as code, letter by letter. */
export function codeSpan(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  if (plain === '') return '';
  const runs = [...plain.matchAll(/`+/g)].map(([run]) => run.length);
  const marks = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = marks.length > 1 ? ' ' : '';
  return `${marks}${pad}${plain}${pad}${marks}`;
}

/** The same in a table, where a bar ends the cell even in code. */
export function codeCell(text: string): string {
  return codeSpan(text).replaceAll('|', '\\|');
}

/** A link whose words are shown as code, letter by letter. */
export function markdownLink(text: string, address: string): string {
  return `[${codeCell(text)}](<${address.replaceAll(/[<>\\\s]/g, encodeURIComponent)}>)`;
}
