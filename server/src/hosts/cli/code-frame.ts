import type { LineIndex } from '../../base/line-index.ts';
import type { Range } from '../../base/range.ts';
import { displayWidth } from './display-width.ts';
import type { Palette } from './palette.ts';
import { visible } from './visible.ts';

const CONTEXT = 60;

/** The line of a finding with its place underlined, the line above it for context; long lines are cut around the place. */
export function codeFrame(
  text: string,
  lines: LineIndex,
  range: Range,
  { dim }: Palette,
  mark: (text: string) => string,
): string {
  const { line } = lines.positionAt(range.start);
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  const from = Math.min(range.start, end);
  const to = Math.max(from, Math.min(range.end, end));
  const before = cutLeft(text.slice(start, from));
  const marked = cutRight(text.slice(from, to));
  const after = cutRight(text.slice(to, Math.min(end, to + 2 * CONTEXT)));
  const number = String(line + 1);
  const gutter = (label: string): string => dim(`${label.padStart(number.length + 2)} |`);
  const pad = ' '.repeat(displayWidth(plain(before)));
  const carets = mark('^'.repeat(Math.max(1, displayWidth(plain(marked)))));
  const above = lineAbove(text, lines, line);
  return [
    ...(above === undefined ? [] : [`${gutter(String(line))}${above === '' ? '' : ` ${above}`}`]),
    `${gutter(number)} ${plain(before)}${plain(marked)}${plain(after)}`,
    `${gutter('')} ${pad}${carets}`,
  ].join('\n');
}

function lineAbove(text: string, lines: LineIndex, line: number): string | undefined {
  if (line === 0) return undefined;
  const start = lines.startOf(line - 1);
  return plain(cutRight(text.slice(start, lines.endOf(line - 1)))).trimEnd();
}

function plain(text: string): string {
  return visible(text.replaceAll('\t', '  '));
}

function cutLeft(text: string): string {
  if (text.length <= CONTEXT) return text;
  return `...${text.slice(-CONTEXT).replace(/^[\udc00-\udfff]/, '')}`;
}

function cutRight(text: string): string {
  if (text.length <= 2 * CONTEXT) return text;
  return `${text.slice(0, 2 * CONTEXT).replace(/[\ud800-\udbff]$/, '')}...`;
}
