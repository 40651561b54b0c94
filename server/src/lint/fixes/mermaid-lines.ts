import type { Range } from '../../base/range.ts';
import { insertion, type TextEdit } from '../../base/text-edit.ts';

/**
 * An `end` before the first line that is not indented below that of the subgraph, else at the end of the diagram. It is
 * clear where lines are indented at all.
 */
export function missingEnd(
  text: string,
  { start }: Range,
  diagram: Range,
): { readonly edit: TextEdit; readonly isClear: boolean } {
  const line = lineStart(text, start);
  const own = indentAt(text, line);
  const eol = eolOf(text);
  let last = Math.min(nextLine(text, line), diagram.end);
  let inside = 0;
  for (let at = last; at < diagram.end; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    const isBlank = /^[\r\n]?$/.test(text.charAt(at + indent.length));
    if (isBlank) continue;
    if (indent.length <= own.length) break;
    inside++;
    last = Math.min(nextLine(text, at), diagram.end);
  }
  const broken = text[last - 1] === '\n' ? '' : eol;
  return { edit: insertion(last, `${broken}${own}end${eol}`), isClear: inside > 0 };
}

/** The whole line where nothing else stands on it. */
export function withoutLine(text: string, { start, end }: Range): TextEdit {
  const from = lineStart(text, start);
  const to = nextLine(text, end);
  const isAlone = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  return { range: isAlone ? { start: from, end: to } : { start, end }, newText: '' };
}

/** What stands behind something on its line, below it. */
export function ownLine(text: string, { start }: Range): TextEdit {
  let from = start;
  while (/[^\S\r\n]/.test(text.charAt(from - 1))) from--;
  const newText = eolOf(text) + indentAt(text, lineStart(text, start));
  return { range: { start: from, end: start }, newText };
}

/** In quotes of Markdown with the marks in front: a line there needs them, too. */
function indentAt(text: string, line: number): string {
  const indent = /(?:[^\S\r\n]|>)*/y;
  indent.lastIndex = line;
  return indent.exec(text)?.[0] ?? '';
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
