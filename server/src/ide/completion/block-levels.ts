import { hasListsBelowKeys } from '../../syntax/yaml/edit/text-lines.ts';
import { readBlockLine, type BlockLine } from './block-line.ts';
import { nextLine } from './cursor.ts';

/** Where a new key or item is written on a blank line. */
export interface EntryPlace {
  readonly column: number;
  /** A new item of a list: a dash goes before it. */
  readonly dash: boolean;
  /** The dashes of a list stand in the column of the keys, or could: a new item of it is as likely. */
  readonly orItem?: boolean;
}

interface Level {
  readonly column: number;
  readonly list: boolean;
}

/**
 * What the column of the cursor means on a blank line: a key of the map whose keys stand in that column,
 * a new item of the list whose dashes do, the first key below an empty key; else the deepest map or list
 * that stands further left.
 */
export function placeOnBlankLine(
  text: string,
  lineStart: number,
  floor: number,
  column: number,
): EntryPlace {
  const above = lineAbove(text, lineStart, floor);
  if (above === undefined) return { column: 0, dash: false };
  const child = childPlace(text, lineStart, above, column);
  if (child !== undefined) return child;
  const levels = levelsAbove(text, lineStart, floor);
  const exact = levels.findLast((level) => level.column === column && !level.list);
  const level = exact ?? levels.find((one) => one.column <= column) ?? levels.at(-1);
  const orItem =
    exact !== undefined &&
    (levels.some((one) => one.list && one.column === column) ||
      (isOpenKey(above, column) && hasListsBelowKeys(text)));
  return { column: level?.column ?? 0, dash: level?.list ?? false, orItem };
}

function isOpenKey({ key, value, column: at }: BlockLine, column: number): boolean {
  return key !== undefined && value.start === value.end && at === column;
}

/** Below a key or dash without a value, and deeper than it. */
function childPlace(
  text: string,
  lineStart: number,
  above: BlockLine,
  column: number,
): EntryPlace | undefined {
  const open = above.value.start === above.value.end;
  const parent = above.key === undefined ? above.dashes.at(-1) : above.column;
  if (!open || parent === undefined || column < parent) return undefined;
  const below = lineBelow(text, lineStart);
  const next = below === undefined ? -1 : (below.dashes[0] ?? below.column);
  if (below !== undefined && below.dashes.length > 0 && next >= parent && above.key !== undefined) {
    return { column: next, dash: true };
  }
  if (column === parent) return undefined;
  return { column: next > parent ? next : column, dash: false };
}

/** The maps and lists that are open above a line, deepest first. */
function levelsAbove(text: string, lineStart: number, floor: number): Level[] {
  const levels: Level[] = [];
  let limit = Infinity;
  const add = (level: Level): void => {
    const last = levels.at(-1);
    const holdsList = last?.list === true && !level.list && level.column === limit;
    if (level.column >= limit && !holdsList) return;
    levels.push(level);
    limit = level.column;
  };
  for (
    let line = lineAbove(text, lineStart, floor);
    line !== undefined;
    line = lineAbove(text, line.start, floor)
  ) {
    if (line.key !== undefined) add({ column: line.column, list: false });
    for (const dash of [...line.dashes].reverse()) add({ column: dash, list: true });
    if (limit === 0 && levels.at(-1)?.list === false) break;
  }
  return levels;
}

/** The nearest line above that is more than a comment. */
export function lineAbove(text: string, lineStart: number, floor: number): BlockLine | undefined {
  for (let end = lineStart; end > floor;) {
    const start = previousLine(text, end);
    const line = readBlockLine(text, start);
    if (!line.empty || line.dashes.length > 0) return line;
    end = start;
  }
  return undefined;
}

/** The nearest line below that is more than a comment. */
export function lineBelow(text: string, lineStart: number): BlockLine | undefined {
  let start = nextLine(text, readBlockLine(text, lineStart).end);
  while (start < text.length) {
    const line = readBlockLine(text, start);
    if (!line.empty || line.dashes.length > 0) return line;
    start = nextLine(text, line.end);
  }
  return undefined;
}

/** Start of the line before the one that starts at `lineStart`. */
function previousLine(text: string, lineStart: number): number {
  let at = lineStart - 1;
  if (text[at] === '\n' && text[at - 1] === '\r') at--;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return Math.max(0, at);
}
