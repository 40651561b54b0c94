/** What is left open, or closed without having been opened, whatever the dialect. */
export interface BrokenSql {
  readonly kind: 'quote' | 'parenthesis' | 'closing';
  /** Offset in the text. */
  readonly at: number;
}

/** Texts, quoted names, comments and parentheses. A quote in a text is written twice. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*.*?\*\/|['"`()]/gs;

/** Ways to write texts that not every dialect has: what is open there is not sure. */
export const UNSURE = /\\['"\\]|\$\w*\$|'''|"""|\bq'|#|\/\//i;

/**
 * Finds what surely breaks a query that no grammar could read. Undefined where it is not sure.
 * Asked only of such queries: it knows no grammar itself.
 */
export function findBroken(text: string): BrokenSql | undefined {
  if (UNSURE.test(text)) return undefined;
  const open: number[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '(') open.push(index);
    else if (token === ')') {
      if (open.pop() === undefined) return { kind: 'closing', at: index };
    } else if (token.length === 1) return { kind: 'quote', at: index };
  }
  const at = open.at(-1);
  return at === undefined ? undefined : { kind: 'parenthesis', at };
}
