import { UNSURE } from './broken-sql.ts';

/** Texts and quoted names; comments; words; signs. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*.*?\*\/|\w+|[^\s\w]/gs;

/** Where texts and comments may end elsewhere in some dialect: what closes may stand inside one. */
const MOVING = /\[[^\]]*['"`]|--\S|\/\*(?:(?!\*\/).)*\/\*/s;

/** How often the parser reads again what is nested, at worst: it tries one way after the other. */
const AGAIN = 3;

/** Words and signs without a comma between them may each nest what is before them: at about twice this the parser's stack ends. */
const MAX_CHAIN = 400;

/**
 * What reading a query may cost at worst, in units of about two microseconds. Infinite where the
 * parser may not come back. Asked before it reads anything, since it cannot be stopped.
 */
export function readingCost(text: string): number {
  const closes = !UNSURE.test(text) && !MOVING.test(text);
  let cost = 0;
  let chain = 0;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('--') || token.startsWith('/*')) continue;
    if (token === ',' || token === ';') chain = 0;
    chain++;
    if (chain > MAX_CHAIN) return Infinity;
    if (opens(token, text, index)) depth++;
    else if (closes && depth > 0 && /^(?:[)\]}]|end)$/i.test(token)) depth--;
    // The sum over a chain is its square.
    cost += AGAIN ** depth + chain / 5;
  }
  return cost;
}

function opens(token: string, text: string, at: number): boolean {
  if (/^(?:[([{]|case)$/i.test(token)) return true;
  // What follows is an expression again, unless it is a plain value.
  return /^interval$/i.test(token) && !/^\s*['"\d]/.test(text.slice(at + token.length, at + 99));
}
