import type { ViewRows } from '../../../server/src/hosts/lsp/protocol.ts';

/** Characters of a cell; the rest is cut off. */
const MAX_WIDTH = 40;

/** Characters of scripts that take two columns in a font of one width. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Rows as a table of plain text with columns of one width, numbers to the right; null stands as `null`. */
export function evidenceTable({ columns, rows }: Omit<ViewRows, 'total'>): readonly string[] {
  const head = columns.map(oneLine);
  const body = rows.map((row) => columns.map((_, at) => oneLine(row[at] ?? 'null')));
  const shapes = head.map((name, at): Shape => {
    const cells = rows.map((row) => row[at] ?? null);
    const isNumber = cells.every((cell) => cell === null || NUMBER.test(cell));
    const widths = [name, ...body.map((row) => row[at] ?? '')].map(widthOf);
    return { width: Math.max(1, ...widths), isNumber: isNumber && cells.length > 0 };
  });
  const rule = shapes.map(({ width }) => '─'.repeat(width)).join('  ');
  return [lineOf(head, shapes), rule, ...body.map((row) => lineOf(row, shapes))];
}

interface Shape {
  readonly width: number;
  readonly isNumber: boolean;
}

function lineOf(cells: readonly string[], shapes: readonly Shape[]): string {
  const padded = shapes.map(({ width, isNumber }, at) => {
    const cell = cells[at] ?? '';
    const space = ' '.repeat(width - widthOf(cell));
    return isNumber ? space + cell : cell + space;
  });
  return padded.join('  ').trimEnd();
}

/** Without what would break a line or change the direction of what follows. */
function oneLine(cell: string): string {
  const flat = charactersOf(cell.replaceAll(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' '));
  return flat.length > MAX_WIDTH ? `${flat.slice(0, MAX_WIDTH - 1).join('')}…` : flat.join('');
}

function widthOf(cell: string): number {
  return charactersOf(cell).reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);
}

const segmenter = new Intl.Segmenter();

/** As people count them. */
function charactersOf(cell: string): readonly string[] {
  return Array.from(segmenter.segment(cell), ({ segment }) => segment);
}
