/** As texts are compared and changed in reviews: editors make the ends of lines the same and keep a byte order mark to themselves. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

/** The text with the ends of lines that another one has. */
export function withEndsOf(model: string | null, text: string): string {
  const plain = plainText(text);
  return model?.includes('\r\n') ? plain.replaceAll('\n', '\r\n') : plain;
}
