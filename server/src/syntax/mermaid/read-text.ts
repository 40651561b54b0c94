import { decoded } from './clean-text.ts';
import type { Label } from './flowchart.ts';
import type { Token } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** A text in a shape, in pipes, in a link. Undefined where there is none. */
export function readText(reader: TokenReader, kind: 'text' | 'link text'): Label | undefined {
  const first = reader.takeAny(['string', 'markdown', kind]);
  if (first === undefined) return undefined;
  let last: Token = first;
  for (let token = reader.takeIf(kind); token !== undefined; token = reader.takeIf(kind))
    last = token;
  if (first.kind !== kind && last !== first) return putTogether(reader, first, last);
  const range = reader.trimmed({ start: first.start, end: last.end });
  const text = reader.text(range);
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return reader.word(isQuoted ? { start: range.start + 1, end: range.end - 1 } : range);
}

/** Mermaid shows what stands in quotes together with what follows. */
function putTogether(reader: TokenReader, first: Token, last: Token): Label {
  const behind = reader.text({ start: first.end, end: last.end }).replace(/^`?"/, '');
  const { start, end } = reader.place({ start: first.start, end: last.end });
  return { text: decoded(reader.text(first) + behind).trim(), start, end };
}
