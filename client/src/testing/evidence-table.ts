import type { ViewRows } from '../../../server/src/hosts/lsp/protocol.ts';

/** Columns of the terminal-like view that shows it. */
const MAX_WIDTH = 40;

/** Rows as a table of plain text with columns of one width; null stands as `null`. */
export function evidenceTable({ columns, rows }: ViewRows): readonly string[] {
  const cells = [columns, ...rows.map((row) => row.map((cell) => cell ?? 'null'))].map((row) =>
    row.map(oneLine),
  );
  const widths = columns.map((_, index) =>
    Math.max(1, ...cells.map((row) => (row[index] ?? '').length)),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [head, widths.map((width) => '─'.repeat(width)).join('  '), ...body];
}

function oneLine(cell: string): string {
  const flat = cell.replaceAll(/\s+/g, ' ');
  return flat.length > MAX_WIDTH ? `${flat.slice(0, MAX_WIDTH - 1)}…` : flat;
}
