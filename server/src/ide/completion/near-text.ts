import type { BlockLine } from './block-line.ts';
import { lineAbove, lineBelow } from './block-levels.ts';
import { quotedEnd } from './flow-scan.ts';

/** The lines of a file that say what a line belongs to, each with nothing broken in it. */
export interface NearText {
  readonly before: string;
  readonly after: string;
}

/**
 * The keys around a line, the keys and dashes above it that hold them, and nothing else: what
 * is left of a file whose other lines cannot be parsed. Values that are not simple are dropped.
 */
export function nearText(
  text: string,
  lineStart: number,
  floor: number,
  column: number,
  dashes: readonly number[],
): NearText {
  const before: string[] = [];
  const [firstDash] = dashes;
  let state: State =
    firstDash === undefined ? { list: false, column } : { list: true, column: firstDash };
  for (
    let line = lineAbove(text, lineStart, floor);
    line !== undefined;
    line = lineAbove(text, line.start, floor)
  ) {
    const next = step(state, line);
    if (next === undefined) continue;
    before.push(simplified(text, line, next === state));
    state = next;
    if (state.column === 0 && !state.list && column > 0) break;
  }
  before.reverse();
  return { before: before.join(''), after: siblingsBelow(text, lineStart, column) };
}

/** Looks for the keys of the map in a column, or for the key that holds the list in a column. */
interface State {
  readonly list: boolean;
  readonly column: number;
}

/** The state above the line, the same object when the line is a sibling; undefined when the line is of no interest. */
function step(state: State, line: BlockLine): State | undefined {
  const indent = line.dashes[0] ?? line.column;
  const above: State = { list: line.dashes.length > 0, column: indent };
  if (!state.list && line.key !== undefined && line.column === state.column) {
    return line.dashes.length > 0 ? above : state;
  }
  if (state.list && indent === state.column)
    return line.key !== undefined && !above.list ? above : undefined;
  if (indent >= state.column) return undefined;
  return line.key !== undefined || line.empty ? above : undefined;
}

function siblingsBelow(text: string, lineStart: number, column: number): string {
  const kept: string[] = [];
  for (
    let line = lineBelow(text, lineStart);
    line !== undefined;
    line = lineBelow(text, line.start)
  ) {
    if ((line.dashes[0] ?? line.column) < column) break;
    if (line.key !== undefined && line.column === column) kept.push(simplified(text, line, true));
  }
  return kept.join('');
}

/** The line with its value only where it is plain or quoted on this line. */
function simplified(text: string, line: BlockLine, sibling: boolean): string {
  const dashes = line.dashes.map((dash, index) => {
    const from = index === 0 ? 0 : (line.dashes[index - 1] ?? 0) + 1;
    return `${' '.repeat(dash - from)}-`;
  });
  const written = dashes.join('');
  if (line.key === undefined) return `${written}\n`;
  const key = text.slice(line.key.start, line.key.end);
  const value = sibling || line.dashes.length > 0 ? simpleValue(text, line) : '';
  return `${written}${' '.repeat(line.column - written.length)}${key}:${value}\n`;
}

function simpleValue(text: string, line: BlockLine): string {
  const { start, end } = line.value;
  const value = text.slice(start, end);
  if (value === '' || '{[|>&*!%@`#'.includes(value.charAt(0))) return '';
  if (/^["']/.test(value) && quotedEnd(text, start) !== end) return '';
  return value.includes(': ') ? '' : ` ${value}`;
}
