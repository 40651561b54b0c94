import type { TextEdit } from '../../base/text-edit.ts';
import { insertion } from '../../base/text-edit.ts';
import { readLines, type Line } from './lines.ts';
import type { Patch } from './patches.ts';
import type { YamlProblem } from './problems.ts';

const GLUED = /^-(?=["'A-Za-z_])/;
/** What word processors and Markdown put before an entry. */
const OTHER_SIGN = /^[*•–—](?=\s+\S)/;

export interface EntrySigns {
  readonly patches: readonly Patch[];
  readonly problems: readonly YamlProblem[];
}

/**
 * Entries such as `-name: a`, `* name: a` or `– name: a`, where others of their list have a dash and a space, or
 * the key above takes a list. Those of one list are one slip.
 */
export function entrySigns(text: string): EntrySigns {
  const patches: Patch[] = [];
  const problems: YamlProblem[] = [];
  const lines = readLines(text).filter(({ kind }) => kind === 'content');
  const columns = new Set(
    lines.filter(({ content, first }) => content > first).map(({ column }) => column),
  );
  let list:
    { readonly column: number; readonly id: string; readonly changes: TextEdit[] } | undefined;
  for (const [index, line] of lines.entries()) {
    const { first: start, column } = line;
    const slip = slipAt(text.slice(start, line.end), start);
    const isEntry =
      slip !== undefined && (columns.has(column) || opensList(lines[index - 1], line, text));
    if (!isEntry) {
      if (list !== undefined && column <= list.column) list = undefined;
      continue;
    }
    columns.add(column);
    const { id, change } = slip;
    patches.push({ ...change.range, newText: change.newText });
    if (list?.column === column && list.id === id) list.changes.push(change);
    else {
      list = { column, id, changes: [change] };
      const { changes } = list;
      problems.push({ id, params: { text: text.charAt(start) }, changes, start, end: start + 1 });
    }
  }
  return { patches, problems };
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
