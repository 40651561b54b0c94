import type { Range } from '../../base/range.ts';

/** The range is that of the whole block, with the line breaks behind it. */
export interface FrontMatter extends Range {
  readonly body: Range;
  /** White space before the dashes, which the lines of the body have, too. */
  readonly indent: string;
}

const OPENING = /([^\S\r\n]*)---(\s*\n)/y;

/**
 * Finds it as Mermaid does: the opening dashes take all blank lines behind them along, as long as a closing line is
 * left; the closing line may go on with anything but must end in a line break. The text has no carriage returns.
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  OPENING.lastIndex = 0;
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const [whole, indent = '', blank = ''] = opening;
  const first = whole.length - blank.length + blank.indexOf('\n');
  const fences = closingFences(text, first + 1, indent);
  const last = fences.at(-1);
  if (last === undefined) return undefined;
  let start = first;
  for (let at = first; at >= 0 && at < Math.min(last.start, whole.length); at = next(text, at))
    start = at;
  const close = fences.find((fence) => fence.start > start);
  return (
    close && { start: 0, end: close.end, body: { start: start + 1, end: close.start }, indent }
  );
}

function next(text: string, at: number): number {
  const found = text.indexOf('\n', at + 1);
  return found < 0 ? text.length : found;
}

/** From the line break before the dashes to behind the last line break of the white space after them. */
function closingFences(text: string, from: number, indent: string): readonly Range[] {
  const fences: Range[] = [];
  const fence = `\n${indent}---`;
  const blank = /\s*\n/y;
  for (let at = text.indexOf(fence, from); at >= 0; at = text.indexOf(fence, at + 1)) {
    blank.lastIndex = at + fence.length;
    if (blank.test(text)) fences.push({ start: at, end: blank.lastIndex });
  }
  return fences;
}
