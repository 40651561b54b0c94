import { secretSpans } from '../../../lint/secret-spans.ts';

/** What stands for a secret that the page alone does not show to be one. */
const GONE = '[secret]';

/**
 * A piece of a text. Secrets are found by what stands around them: one that begins before the piece, goes on behind it, or
 * has its name elsewhere is taken out here, as nobody could recognise what is left of it.
 */
export function pageOf(text: string, start: number, end: number): string {
  const page = text.slice(start, end);
  const known = secretSpans(page);
  let rest = '';
  let at = 0;
  for (const span of secretSpans(text)) {
    const from = Math.max(0, span.start - start);
    const to = Math.min(page.length, span.end - start);
    const isWhole = span.start >= start && span.end <= end;
    const isKnown = isWhole && known.some((one) => one.start <= from && one.end >= to);
    if (from >= to || isKnown) continue;
    rest += page.slice(at, from) + GONE;
    at = to;
  }
  return rest + page.slice(at);
}
