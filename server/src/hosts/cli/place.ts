import type { LineIndex } from '../../base/line-index.ts';
import type { Range } from '../../base/range.ts';

/** Both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Span {
  readonly start: Place;
  /** Behind the last character. */
  readonly end: Place;
}

/** How columns are counted: characters, as compilers do, or UTF-16 units, as SARIF's default is. */
export type ColumnKind = 'characters' | 'utf16';

export function spanOf(text: string, lines: LineIndex, range: Range, kind: ColumnKind): Span {
  return {
    start: placeOf(text, lines, range.start, kind),
    end: placeOf(text, lines, range.end, kind),
  };
}

function placeOf(text: string, lines: LineIndex, offset: number, kind: ColumnKind): Place {
  const { line, character } = lines.positionAt(offset);
  if (kind === 'utf16') return { line: line + 1, column: character + 1 };
  const start = lines.startOf(line);
  let column = 1;
  for (const _ of text.slice(start, start + character)) column++;
  return { line: line + 1, column };
}
