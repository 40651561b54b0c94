import type { LineIndex } from '../base/line-index.ts';
import type { Range } from '../base/range.ts';
import type { YamlScalar } from '../syntax/yaml/tree.ts';

/** A piece of one line. Lines, not offsets: nobody keeps the texts of ten thousand files to count in. */
export interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** For what has no place of its own in a file. */
export const START: Place = { line: 0, start: 0, end: 0 };

/** The range of a name without its quotes, as far as it lies on its first line. */
export function placeOf(range: Range | YamlScalar, lines: LineIndex): Place {
  const quotes = 'style' in range && (range.style === 'single' || range.style === 'double') ? 1 : 0;
  const { line, character } = lines.positionAt(range.start + quotes);
  const last = Math.max(range.start + quotes, range.end - quotes);
  const end = Math.min(last, lines.endOf(line)) - lines.startOf(line);
  return { line, start: character, end: Math.max(character, end) };
}

/** The value as text that stands alone. */
export function textOf(scalar: YamlScalar): string {
  return flat(String(scalar.value));
}

/** Engines let a piece of a long string keep the whole string in memory; a joined one stands alone. */
export function flat(text: string): string {
  return text.length < 13 ? text : Array.from(text).join('');
}
