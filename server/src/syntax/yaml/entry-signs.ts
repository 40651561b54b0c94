import type { TextEdit } from '../../base/text-edit.ts';
import { insertion } from '../../base/text-edit.ts';
import { startsPlain } from './line-slips.ts';
import { columnOf, readLines, type Line } from './lines.ts';
import type { Patch } from './patches.ts';
import type { YamlProblem } from './problems.ts';

const GLUED = /^-(?=["'A-Za-z_])/;
/** What word processors and Markdown put before an entry. */
const OTHER_SIGN = /^[*•–—](?=\s+\S)/;

export interface EntrySigns {
  readonly patches: readonly Patch[];
  readonly problems: readonly YamlProblem[];
}

interface OpenList {
  readonly column: number;
  /** Its dashes move to the left to make room for their spaces. */
  readonly toLeft: boolean;
}

interface SlipList {
  readonly column: number;
  readonly id: string;
  readonly changes: TextEdit[];
}

/**
 * Entries such as `-name: a`, `* name: a` or `– name: a`, where others of their list have a dash and a space, or
 * the key above takes a list. Those of one list, and of the lists in its entries, are one slip.
 */
export function entrySigns(text: string): EntrySigns {
  const patches: Patch[] = [];
  const problems: YamlProblem[] = [];
  const lines = readLines(text).filter(({ kind }) => kind === 'content');
  const open: OpenList[] = [];
  /** Lines deeper than this go on with an unquoted text. */
  let textColumn: number | undefined;
  let list: SlipList | undefined;
  for (const [index, line] of lines.entries()) {
    const { first: start, column } = line;
    if (textColumn !== undefined && column > textColumn) continue;
    while ((open.at(-1)?.column ?? -1) > column) open.pop();
    const slip = slipAt(text.slice(start, line.end), start);
    const above = lines[index - 1];
    const isOpen = open.at(-1)?.column === column;
    const isEntry = slip !== undefined && (isOpen || opensList(above, line, text));
    if (!isOpen && (isEntry || line.content > start))
      open.push({ column, toLeft: isEntry && growsLeft(above, line, lines[index + 1]) });
    textColumn = isEntry ? undefined : textParent(line, text);
    if (!isEntry) {
      if (list !== undefined && column <= list.column) list = undefined;
      continue;
    }
    const { id } = slip;
    const toLeft = id === 'missing-space' && open.at(-1)?.toLeft === true;
    const change = toLeft
      ? { range: { start: start - 1, end: start + 1 }, newText: '- ' }
      : slip.change;
    patches.push({ ...change.range, newText: change.newText });
    if (list !== undefined && list.column <= column && list.id === id) list.changes.push(change);
    else {
      list = { column, id, changes: [change] };
      const { changes } = list;
      problems.push({ id, params: { text: text.charAt(start) }, changes, start, end: start + 1 });
    }
  }
  return { patches, problems };
}

/** Whether the next field of the entry stands below the key behind its glued dash: there the key has to stay. */
function growsLeft(above: Line | undefined, { column }: Line, next: Line | undefined): boolean {
  if (above === undefined || columnOf(above, above.content) >= column) return false;
  return next?.column === column + 1 && next.content === next.first && next.colon !== -1;
}

/** Column of the key or dash whose unquoted text begins on the line, and may go on below it. */
function textParent(line: Line, text: string): number | undefined {
  if (line.value >= line.end || !startsPlain(text.charAt(line.value))) return undefined;
  if (line.colon !== -1) return columnOf(line, line.content);
  return line.content > line.first
    ? columnOf(line, text.lastIndexOf('-', line.content - 1))
    : undefined;
}

function slipAt(
  source: string,
  start: number,
): { readonly id: 'missing-space' | 'entry-sign'; readonly change: TextEdit } | undefined {
  if (GLUED.test(source)) return { id: 'missing-space', change: insertion(start + 1, ' ') };
  if (!OTHER_SIGN.test(source)) return undefined;
  return { id: 'entry-sign', change: { range: { start, end: start + 1 }, newText: '-' } };
}

/** Whether the line stands below a key without a value. */
function opensList(above: Line | undefined, { column }: Line, text: string): boolean {
  if (above === undefined || above.colon === -1 || above.column > column) return false;
  return above.value >= above.end || text.charCodeAt(above.value) === 35;
}
