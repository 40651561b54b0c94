import type { YamlMap, YamlNode, YamlSequence } from './tree.ts';

/** How a file is written, so that what is inserted looks like its neighbours. */
export interface Layout {
  /** Spaces of one level. */
  readonly step: number;
  /** Whether dashes stand deeper than the key of their list. */
  readonly indentsLists: boolean;
  readonly newline: '\n' | '\r\n';
  /** Strings and keys must be in double quotes. */
  readonly isJson: boolean;
}

/** Reads the habits of a file from its text; two spaces and indented lists where it shows none. */
export function detectIndent(text: string): Layout {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const list = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- /m.exec(text);
  const map = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n( *)[^\s#-]/m.exec(text);
  const deeper = map === null ? 0 : (map[2] ?? '').length - (map[1] ?? '').length;
  const dash = list === null ? undefined : (list[2] ?? '').length - (list[1] ?? '').length;
  const step = deeper > 0 ? deeper : dash !== undefined && dash > 0 ? dash : 2;
  return { step, indentsLists: dash !== 0, newline, isJson: /^\ufeff?\s*[{[](?![{%])/.test(text) };
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line break of the line, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const breakAt = text.indexOf('\n', offset);
  return breakAt === -1 ? text.length : breakAt + 1;
}

/** Behind the last character of the line, the line break left out. */
export function lineEnd(text: string, offset: number): number {
  const breakAt = text.indexOf('\n', offset);
  if (breakAt === -1) return text.length;
  return breakAt > 0 && text.charCodeAt(breakAt - 1) === 13 ? breakAt - 1 : breakAt;
}

export function columnAt(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Column of the keys of a block map or of the dashes of a block sequence. */
export function childColumn(text: string, node: YamlMap | YamlSequence): number {
  return columnAt(text, node.start);
}

/** Moves all lines but the first by so many columns; blank lines stay empty. */
export function reindent(text: string, by: number): string {
  if (by === 0) return text;
  return text.replace(
    /\n([ ]*)(?=[^\r\n ])/g,
    (_, spaces: string) => `\n${' '.repeat(Math.max(0, spaces.length + by))}`,
  );
}

/** Whether a node stands on more than one line, or must stand below its key. */
export function isBlock(node: YamlNode | undefined): boolean {
  return (node?.kind === 'map' || node?.kind === 'sequence') && !node.flow;
}
