/** Offset of the quote that ends the text beginning at `from` (a quote), before `limit`; -1 when there is none. */
export function quoteEnd(text: string, from: number, limit: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 && quote === 34) at++;
    else if (code === quote) {
      if (quote === 39 && text.charCodeAt(at + 1) === 39) at++;
      else return at;
    }
  }
  return -1;
}

/**
 * The end of a quoted text that may go on over lines; -1 when it does not end, or when a line
 * on the way is indented no deeper than `parentColumn` or goes on behind the quote:
 * then the quote that was found opens another text.
 */
export function closingQuote(
  text: string,
  from: number,
  lineEnd: number,
  parentColumn: number,
): number {
  const sameLine = quoteEnd(text, from, lineEnd);
  if (sameLine !== -1) return sameLine;
  const end = quoteEnd(text, from, text.length);
  if (end === -1) return -1;
  let start = text.indexOf('\n', lineEnd) + 1;
  while (start > 0 && start <= end) {
    let first = start;
    while (text.charCodeAt(first) === 32) first++;
    const isBlank = text.charCodeAt(first) === 10 || text.charCodeAt(first) === 13;
    if (!isBlank && first - start <= parentColumn) return -1;
    start = text.indexOf('\n', start) + 1;
  }
  return endsValue(text, end + 1) ? end : -1;
}

/** Whether a value may end here: a line break, a comment or a flow indicator follows. */
function endsValue(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at >= text.length || '\r\n#,:]}'.includes(text.charAt(at));
}
