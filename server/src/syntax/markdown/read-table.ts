import type { SyntaxNode } from '@lezer/common';
import type { InlineText } from './inline-text.ts';
import { emptyInline } from './inline-text.ts';
import { readInline } from './read-inline.ts';
import type { MarkdownRow, MarkdownTable } from './tree.ts';

export function readTable(text: string, node: SyntaxNode): MarkdownTable {
  const head = node.getChild('TableHeader');
  const { from: start, to: end } = node;
  return {
    kind: 'table',
    header: head === null ? { start, end: start, cells: [] } : readRow(text, head),
    rows: node.getChildren('TableRow').map((row) => readRow(text, row)),
    start,
    end,
  };
}

/** The parser names bars and cells with text; an empty cell is what stands between two bars. */
function readRow(text: string, row: SyntaxNode): MarkdownRow {
  const cells: InlineText[] = [];
  let last: SyntaxNode | undefined;
  let behind = row.from;
  for (let child = row.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'TableCell') last = child;
    else if (child.name === 'TableDelimiter') {
      // The first bar of a row begins a cell and ends none.
      const opens = last === undefined && text.slice(row.from, child.from).trim() === '';
      if (!opens) cells.push(readCell(text, last, behind, child.from));
      last = undefined;
      behind = child.to;
    }
  }
  if (last !== undefined) cells.push(readCell(text, last, behind, row.to));
  return { start: row.from, end: row.to, cells };
}

function readCell(
  text: string,
  cell: SyntaxNode | undefined,
  start: number,
  end: number,
): InlineText {
  if (cell !== undefined) return readInline(text, cell.from, cell.to, true);
  return emptyInline(end - start > 1 ? start + 1 : start);
}
