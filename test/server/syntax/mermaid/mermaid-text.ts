/** A text as Mermaid shows it, from how it keeps it: with the numbers of characters marked. */
export function mermaidText(kept: string): string {
  return kept.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
