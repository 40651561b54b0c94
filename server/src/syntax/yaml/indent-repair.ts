import type { TextEdit } from '../../base/text-edit.ts';
import { columnOf, type Line } from './lines.ts';
import type { Patch } from './patches.ts';

/** A column in which keys or dashes of an open collection stand. */
interface Level {
  readonly column: number;
  readonly kind: 'map' | 'sequence';
  /** The last key or dash has its value on its own line, so nothing may stand below it. */
  isFilled: boolean;
}

/** Where a line belongs, and what moves it there. */
export interface Move {
  readonly target: number;
  readonly changes: readonly TextEdit[];
}

/** Keeps track of open maps and lists from line to line, and moves lines whose column fits none of them. */
export class IndentRepair {
  readonly patches: Patch[] = [];
  #levels: Level[] = [];
  /** Lines at or right of this column follow a moved line. */
  #movedFrom = 0;
  #movedBy = 0;
  #movedDash = false;
  /** What moves the line that was moved last and those that follow it. */
  #moves: TextEdit[] = [];

  /** Whether an open map has its keys in that column, or an open list its dashes. */
  has(kind: Level['kind'], column: number): boolean {
    return this.#levels.some((level) => level.kind === kind && level.column === column);
  }

  /** The last key has no value after all: something may stand below it. */
  reopen(): void {
    const top = this.#levels.at(-1);
    if (top !== undefined) top.isFilled = false;
  }

  /** Column of the dashes of the list that was opened last. */
  deepestList(): number | undefined {
    return this.#levels.findLast(({ kind }) => kind === 'sequence')?.column;
  }

  /**
   * Finds the place of a line that has a dash or a key. When it is not where it should be and no
   * line above it was moved the same way, returns the column where it belongs, and the changes that
   * move it there: those of the lines that follow it are added as they come.
   */
  place(text: string, line: Line, hasKey: boolean, isFilled: boolean): Move | undefined {
    this.#stopMoving(line);
    const column = line.column + this.#movedBy;
    const hasDash = line.content > line.first;
    const target = this.#target(column, hasDash);
    if (target !== column) {
      this.#movedBy = target - line.column;
      this.#movedFrom = line.column;
      this.#movedDash = hasDash;
      this.#moves = [];
    }
    this.#indent(text, line, target);
    this.#enter(text, line, target, hasKey, isFilled);
    return target === column ? undefined : { target, changes: this.#moves };
  }

  /** Whether a dash would start a list where the open map has its keys, and no open list could take it. */
  isStrayDash(column: number): boolean {
    const top = this.#levels.findLast((level) => level.column <= column);
    if (top?.kind !== 'map' || top.column !== column || !top.isFilled) return false;
    return this.#levels.every(({ kind }) => kind === 'map');
  }

  /** A line that has neither: a continuation, a comment, a line of a text block. It moves with what it belongs to. */
  follow(text: string, line: Line): void {
    if (line.column < this.#movedFrom) this.#movedBy = 0;
    if (line.kind !== 'blank') this.#indent(text, line, line.column + this.#movedBy);
  }

  /** A moved line takes along what follows it, up to a line that is less indented or stands right as it is. */
  #stopMoving(line: Line): void {
    const { column } = line;
    const hasDash = line.content > line.first;
    const fits = this.has('map', column) || (hasDash && this.has('sequence', column));
    // The next entry of a list stands right where a key of the one before was too far left.
    const isEntry = hasDash && this.has('sequence', column);
    // A key in the column of a dash that was moved is no part of it: it stands right.
    const isField = !hasDash && this.#movedDash && column === this.#movedFrom;
    if (column < this.#movedFrom || (column > this.#movedFrom && fits) || isEntry || isField) {
      this.#movedBy = 0;
    }
  }

  #indent(text: string, line: Line, column: number): void {
    const spaces = ' '.repeat(Math.max(0, column));
    if (text.slice(line.start, line.first) === spaces) return;
    if (line.kind === 'inner' && this.#movedBy === 0) return;
    const range = { start: line.start, end: line.first };
    this.patches.push({ ...range, newText: spaces });
    if (this.#movedBy !== 0) this.#moves.push({ range, newText: spaces });
  }

  #target(column: number, hasDash: boolean): number {
    let inner: Level | undefined;
    while ((this.#levels.at(-1)?.column ?? -1) > column) inner = this.#levels.pop();
    const top = this.#levels.at(-1);
    // Nothing stands below a value: an entry there belongs to the list around.
    const outer = hasDash && top?.kind === 'map' && top.isFilled ? this.deepestList() : undefined;
    const target = outer ?? targetColumn(column, hasDash, top, inner);
    if (inner?.column === target) this.#levels.push(inner);
    return target;
  }

  #enter(text: string, line: Line, column: number, hasKey: boolean, isFilled: boolean): void {
    const moved = column - line.column;
    for (let at = line.first; at < line.content; at++) {
      if (text.charCodeAt(at) !== 45) continue;
      this.#set(columnOf(line, at) + moved, 'sequence', line.content < line.end);
    }
    if (hasKey) this.#set(columnOf(line, line.content) + moved, 'map', isFilled);
  }

  #set(column: number, kind: Level['kind'], isFilled: boolean): void {
    this.#levels = this.#levels.filter(
      (level) =>
        level.column < column ||
        (level.column === column && level.kind === kind) ||
        (level.column === column && kind === 'sequence'),
    );
    const top = this.#levels.at(-1);
    if (top?.column === column && top.kind === kind) top.isFilled = isFilled;
    else this.#levels.push({ column, kind, isFilled });
  }
}

/**
 * `top` is the deepest level not right of the line, `inner` the one right of it, when the line left one.
 * Dashes go to dashes and keys to keys; where both are possible, to the nearer one.
 */
function targetColumn(
  column: number,
  hasDash: boolean,
  top: Level | undefined,
  inner: Level | undefined,
): number {
  const kind = hasDash ? 'sequence' : 'map';
  if (top === undefined) return inner?.column ?? column;
  if (top.column === column) {
    // A key right below the dashes of a list belongs to the item above.
    const isKeyOfItem = top.kind === 'sequence' && !hasDash && inner?.kind === 'map';
    // A dash below the key whose list stands deeper belongs to that list.
    const isEntry = top.kind === 'map' && hasDash && inner?.kind === 'sequence';
    return isKeyOfItem || isEntry ? inner.column : column;
  }
  if (inner === undefined) return top.isFilled ? top.column : column;
  if (top.kind === kind && inner.kind !== kind) return top.column;
  if (inner.kind === kind && top.kind !== kind) return inner.column;
  return inner.column - column <= column - top.column ? inner.column : top.column;
}
