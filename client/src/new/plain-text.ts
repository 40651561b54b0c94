/** Words of Markdown as a box or a message shows them: code in quotes. */
export function plainText(markdown: string): string {
  return markdown.replaceAll(/`([^`]*)`/g, '"$1"');
}
