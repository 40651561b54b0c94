import type { Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/text-edit.ts';

/** The line break that the text uses. */
export function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the last character of the line, its break left out. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at === -1) return text.length;
  return at > 0 && text[at - 1] === '\r' ? at - 1 : at;
}

/** Offset of the next line; the text's length behind the last one. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The range without blanks and breaks at its end: block values end before the comments behind them. */
export function trimmed(text: string, { start, end }: Range): Range {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return { start, end: last };
}

/** Moves the lines that begin inside of a range to the right; the line on which it begins stays. */
export function indentLines(text: string, range: Range, by: number): TextEdit[] {
  const edits: TextEdit[] = [];
  const { end } = trimmed(text, range);
  for (let at = nextLine(text, range.start); at < end; at = nextLine(text, at)) {
    if (lineEnd(text, at) === at) continue;
    if (by > 0) edits.push({ range: { start: at, end: at }, newText: ' '.repeat(by) });
    else if (by < 0) {
      const blanks = /^ */.exec(text.slice(at, at - by))?.[0].length ?? 0;
      edits.push({ range: { start: at, end: at + blanks }, newText: '' });
    }
  }
  return edits;
}

/** A text as a YAML value: plain where that is safe, in double quotes else. `inFlow` forbids what ends an item. */
export function scalarText(value: string, inFlow: boolean): string {
  const plain =
    /^[A-Za-z_$/.(\u00c0-\uffff][^\n\t]*$/.test(value) &&
    !/: |:$| #|\s$/.test(value) &&
    !(inFlow && /[,[\]{}]/.test(value)) &&
    !/^(?:true|false|null|~|yes|no|on|off|\.nan|[-+]?\.inf|[-+]?\.?\d.*)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
