import { formatScalar } from './edit/format-scalar.ts';
import { scanFlow } from './flow-scan.ts';
import { columnOf, type Line } from './lines.ts';
import { shorten } from './node-properties.ts';
import type { MaskedText } from './patches.ts';
import type { RepairNotes } from './repair-notes.ts';
import { quoteEnd } from './quotes.ts';

const COMMENT = /(?:^|\s)#.*$/;
/** Signs behind which a text goes on that was meant as one: a header of a block, an anchor, a key. */
const SIGNS = /^(?:[|>](?![-+1-9]{0,2}\s*$).|[&?]\s+\S|[\]}])/;
/** What goes on behind a bracket, other than more of a list: `[draft] text`, `[docs](https://x)`. */
const BEHIND_BRACKET = /^(?:\s+[^\s#,[\]{}]|[\w(.!?-])/;
/** What goes on behind a quote, other than a comment, more of a list, or the colon of a key. */
const BEHIND_QUOTE = /^\s*(?!\/\/)[^\s#,:;]/;

/**
 * Reads a value as one text that begins like something else: `'Customer's total'`, `"Total" with tax`,
 * `> 0 always`, `[draft] text`. Says whether it did. `next` is the next line with content.
 */
export function wholeText(
  { text, written }: MaskedText,
  line: Line,
  next: Line | undefined,
  notes: RepairNotes,
): boolean {
  if (line.colon === -1 && line.content === line.first) return false;
  if (next !== undefined && next.column > parentColumn(text, line)) return false;
  const { value } = line;
  const source = text.slice(value, line.end);
  const character = source.charAt(0);
  const isQuoted = character === '"' || character === "'";
  const behind = isQuoted ? behindQuote(text, line) : behindFlow(text, line);
  if (behind === undefined && (isQuoted || !SIGNS.test(source))) return false;
  const tail = text.slice(behind ?? value, line.end);
  const rest = isQuoted ? withoutComment(tail, character) : tail.replace(COMMENT, '').trimEnd();
  const end = (behind ?? value) + rest.length;
  const whole = written.slice(value, end);
  const meant = isQuoted ? withoutQuotes(whole) : whole;
  const style = meant.includes('"') && !meant.includes("'") ? 'single' : 'double';
  const change = { start: value, end, newText: formatScalar(meant, style) };
  notes.patches.push(change);
  const changes = [{ range: { start: value, end }, newText: change.newText }];
  if (isQuoted && behind !== undefined) {
    const start = behind + (rest.length - rest.trimStart().length);
    const params = { text: shorten(rest.trim()), quote: character };
    notes.problem('text-behind-quote', start, end, { params, changes });
  } else notes.problem('bad-start', value, value + 1, { params: { character }, changes });
  return true;
}

/** What stands behind a quote, but for a comment. Where the last quote closes the text, a `#` before it is part of that. */
function withoutComment(tail: string, quote: string): string {
  const comment = COMMENT.exec(tail);
  if (comment === null) return tail.trimEnd();
  const before = tail.slice(0, comment.index).trimEnd();
  const behind = tail.slice(comment.index).trimEnd();
  const closes = behind.endsWith(quote) && behind.split(quote).length % 2 === 0;
  return closes && !before.endsWith(quote) ? tail.trimEnd() : before;
}

/** Lines deeper than this column go on with the value. */
function parentColumn(text: string, line: Line): number {
  const parent = line.colon === -1 ? text.lastIndexOf('-', line.content - 1) : line.content;
  return columnOf(line, parent);
}

/** Where text stands behind a quote that closes on its line. */
function behindQuote(text: string, { value, end }: Line): number | undefined {
  const close = quoteEnd(text, value, end);
  if (close === -1) return undefined;
  return BEHIND_QUOTE.test(text.slice(close + 1, end)) ? close + 1 : undefined;
}

/** Where text stands behind a bracket that closes on its line. */
function behindFlow(text: string, line: Line): number | undefined {
  const code = text.charCodeAt(line.value);
  if (code !== 91 && code !== 123) return undefined;
  const { end, slips } = scanFlow(text, line.value, parentColumn(text, line));
  if (slips.length > 0 || end >= line.end) return undefined;
  return BEHIND_BRACKET.test(text.slice(end + 1, line.end)) ? end + 1 : undefined;
}

/**
 * What was meant to stand in quotes. Those around the whole text are no part of it where one inside is an
 * apostrophe or opens something; in `"a" and "b"` they are.
 */
function withoutQuotes(whole: string): string {
  const quote = whole.charAt(0);
  const inner = whole.slice(1, whole.endsWith(quote) ? -1 : undefined);
  const first = inner.indexOf(quote);
  const isApostrophe = /\w/.test(inner.charAt(first - 1)) && /\w/.test(inner.charAt(first + 1));
  const opens = first === 0 || inner.charAt(first - 1) === ' ';
  const isOdd = inner.length === whole.length - 2 && inner.split(quote).length % 2 === 0;
  if (!isApostrophe && !opens && !isOdd) return whole;
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"');
}
