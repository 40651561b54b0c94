/**
 * Markdown that shows a text as it is written: nothing in it is a format, a link, HTML, an icon or a formula. The editor's
 * own `appendText` puts spaces between words at which no line can end, and then lines end within words.
 */
export function escapedMarkdown(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, '\n\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+\-.!<>~|&$@]|:(?=\/\/)/g, '\\$&');
}
