import type { Label } from './flowchart.ts';
import type { Token } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** A text in a shape, in pipes, in a link: one in quotes comes first. Undefined where there is none. */
export function readText(reader: TokenReader, kind: 'text' | 'link text'): Label | undefined {
  const first = reader.takeIf('string', 'markdown', kind);
  if (first === undefined) return undefined;
  let last: Token = first;
  for (let token = reader.takeIf(kind); token !== undefined; token = reader.takeIf(kind))
    last = token;
  return labelOf(reader, first, last);
}

function labelOf(reader: TokenReader, first: Token, last: Token): Label {
  let range = reader.trimmed({ start: first.start, end: last.end });
  const text = reader.text(range);
  if (first === last && text.length > 1 && text.startsWith('"') && text.endsWith('"'))
    range = { start: range.start + 1, end: range.end - 1 };
  return reader.word(range);
}
