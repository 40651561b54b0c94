import type { Range } from '../../base/range.ts';
import { blankBefore, readFrontMatter } from './front-matter.ts';
import { blockParser } from './parsers.ts';
import { DEEP_LINE, MAX_SIZE } from './read-markdown.ts';

/** What stands in a fence; the range is that of the text between its marks. */
export interface Fence extends Range {
  /** As long as the range: what is no content, such as the marks of a quote around, is blank. */
  readonly content: string;
}

/** The fences of a language, in quotes and lists, too. */
export function fencesOf(text: string, language: string): readonly Fence[] {
  // Most files have none, and reading them takes time.
  if (text.length > MAX_SIZE || !text.toLowerCase().includes(language)) return [];
  const normal = text.replaceAll(/\r(?!\n)/g, '\n');
  const body = blankBefore(normal, readFrontMatter(normal)?.end ?? 0)
    .replaceAll('\r', ' ')
    .replaceAll(DEEP_LINE, (line) => ' '.repeat(line.length));
  const fences: Fence[] = [];
  blockParser.parse(body).iterate({
    enter: ({ name, node }) => {
      if (name !== 'FencedCode') return;
      const info = node.getChild('CodeInfo');
      const word = info && /^[^\s{]+/.exec(body.slice(info.from, info.to))?.[0];
      if (word?.toLowerCase() !== language) return;
      const parts = node.getChildren('CodeText').map(({ from, to }) => ({ start: from, end: to }));
      const start = lineBehind(body, info?.to ?? node.from);
      const closing = node.getChildren('CodeMark')[1];
      const end = Math.max(start, closing === undefined ? node.to : lineOf(body, closing.from));
      fences.push({ start, end, content: contentOf(normal, { start, end }, parts) });
    },
  });
  return fences;
}

/** Where the next line begins. */
function lineBehind(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** Where the line begins. */
function lineOf(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function contentOf(text: string, { start, end }: Range, parts: readonly Range[]): string {
  const blank = (from: number, to: number): string =>
    text.slice(from, to).replaceAll(/[^\r\n]/g, ' ');
  let content = '';
  let at = start;
  for (const part of parts) {
    const [from, to] = [Math.max(at, part.start), Math.min(part.end, end)];
    if (to <= from) continue;
    content += blank(at, from) + text.slice(from, to);
    at = to;
  }
  return content + blank(at, end);
}
