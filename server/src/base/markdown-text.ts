/**
 * Text of a file as Markdown that shows it letter by letter, in one line: no markup, no HTML, no link, no picture, no
 * formula, and no end of a table cell.
 */
export function markdownText(text: string): string {
  return escaped(text.replaceAll(/\s+/g, ' ').trim());
}

/** The same with its paragraphs: those that a blank line parts. */
export function markdownParagraphs(text: string): string {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((one) => markdownText(one))
    .filter((one) => one !== '')
    .join('\n\n');
}

function escaped(text: string): string {
  const inline = text
    .replaceAll(/[\\`*[\]<>|~$&{}#!]/g, '\\$&')
    // Within a word it marks nothing.
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    // What looks like an address becomes a link.
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\.|@/gi, '\\$&');
  // What would start a list, or underline a heading.
  return inline.replace(/^(?:[-+](?=[\s-]|$)|=)/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
