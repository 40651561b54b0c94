import { todo } from '../../../generate/dbt/sql/layout.ts';
import type { KnownColumn } from './known-model.ts';

/** How marks begin: the text behind it is for people. */
export const MARK = todo('').trim();

/** A mark of something that is left to write. */
export interface Mark {
  /** From 1. */
  readonly line: number;
  /** The column that it is about; undefined where it is about something else. */
  readonly column: string | undefined;
  readonly text: string;
}

/** The marks of a query, in their order. */
export function marksIn(sql: string, columns: readonly KnownColumn[]): readonly Mark[] {
  return sql.split('\n').flatMap((line, at): Mark[] => {
    const start = line.indexOf(MARK);
    if (start === -1) return [];
    const text = line.slice(start + MARK.length).trim();
    return [{ line: at + 1, column: columnOf(text, columns)?.name, text }];
  });
}

/**
 * Puts what is known now in the place of marked columns of a query that people have begun: all else stays as they wrote
 * it. A column whose expression needs a table that the query does not read stays marked.
 */
export function completeMarks(
  current: string,
  fresh: string,
  columns: readonly KnownColumn[],
): string {
  // Rows that are summed up need more than the expression of a column.
  if (isGrouped(fresh) && !isGrouped(current)) return current;
  const known = itemsOf(fresh, columns);
  const eol = current.includes('\r\n') ? '\r\n' : '\n';
  const lines = current.split(/\r?\n/);
  const steps = new Set(stepsIn(current));
  const missing = stepsIn(fresh).filter((step) => !steps.has(step));
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    const start = line.indexOf(MARK);
    const column = start === -1 ? undefined : columnOf(line.slice(start + MARK.length), columns);
    const item = column && known.get(column.name);
    if (column === undefined || item === undefined) continue;
    if (missing.some((step) => item.join('\n').includes(`${step}.`))) continue;
    const length = placeholderLength(lines, at + 1, column.name);
    if (length === 0) continue;
    const comma = /,\s*$/.test(lines[at + length] ?? '') ? ',' : '';
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const own = item.map((one, index) =>
      `${indent}${one}`.concat(index === item.length - 1 ? comma : ''),
    );
    lines.splice(at, length + 1, ...own);
  }
  const isDone = !lines.some((line) => line.includes(MARK));
  const result = isDone ? lines.filter((line) => line.trim() !== 'where false') : lines;
  return result.join(eol);
}

function columnOf(text: string, columns: readonly KnownColumn[]): KnownColumn | undefined {
  const own = text.trim().toLowerCase();
  const found = columns.filter(({ name }) => own.startsWith(`${name.toLowerCase()}: `));
  // Names may have a colon in them: the longest one is meant.
  return found.sort((a, b) => b.name.length - a.name.length)[0];
}

function isGrouped(sql: string): boolean {
  return /^\s*group by\b/m.test(sql);
}

/** Names of the common table expressions, but for the last. */
function stepsIn(sql: string): readonly string[] {
  return [...sql.matchAll(/^([A-Za-z_]\w*) as \($/gm)].flatMap(([, name]) =>
    name === undefined || name === 'final' ? [] : name,
  );
}

/** The select list of `final` by column, each with its lines as they stand there but for indent and comma; marked ones left out. */
function itemsOf(
  sql: string,
  columns: readonly KnownColumn[],
): ReadonlyMap<string, readonly string[]> {
  const items = new Map<string, readonly string[]>();
  const all = sql.split('\n');
  const list = all.slice(all.lastIndexOf('    select') + 1).map((line) => line.slice(8));
  let at = 0;
  for (const { name } of columns) {
    const isMarked = list[at]?.startsWith(MARK) === true;
    if (isMarked) at++;
    const start = at;
    while (at < list.length && !endsWith(list[at] ?? '', name)) at++;
    if (at >= list.length) break;
    const lines = list.slice(start, ++at);
    if (!isMarked)
      items.set(
        name,
        lines.map((line, index) => (index === lines.length - 1 ? line.replace(/,$/, '') : line)),
      );
  }
  return items;
}

/** How many lines the null of a marked column takes; none where people put something else there. */
function placeholderLength(lines: readonly string[], from: number, column: string): number {
  for (const length of [1, 2, 3, 4]) {
    const text = lines
      .slice(from, from + length)
      .join(' ')
      .trim();
    if (!/^(?:cast\(\s*)?null\b/.test(text)) return 0;
    if (endsWith(text, column)) return length;
  }
  return 0;
}

function endsWith(line: string, column: string): boolean {
  const text = line.trim().replace(/,$/, '').toLowerCase();
  const name = column.toLowerCase();
  return [` as ${name}`, `.${name}`, ` as "${name}"`, ` as \`${name}\``].some(
    (end) => text === end.trim() || text.endsWith(end),
  );
}
