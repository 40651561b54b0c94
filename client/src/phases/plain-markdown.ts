/**
 * Markdown of strangers that shows no picture, holds no HTML and leads nowhere: a picture tells its server that it was
 * looked at, and a link may be a command. An address is a link by itself. Everywhere alike, code included, as who decides
 * what is code is the stranger.
 */
export function plainMarkdown(text: string): string {
  return text
    .replaceAll(/<(?=[A-Za-z/!?])/g, '< ')
    .replaceAll('![', '! [')
    .replaceAll(/\](?=[(:[])/g, '] ')
    .replaceAll(/(?:https?|ftp):(?=\/\/)/gi, '$& ')
    .replaceAll(/www(?=\.)/gi, '$& ');
}
