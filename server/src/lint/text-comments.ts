import type { Range } from '../base/range.ts';
import { fencesOf } from '../syntax/markdown/fences.ts';
import type { YamlComment } from '../syntax/yaml/tree.ts';

/** How a comment is written where the file holds no YAML. */
export interface CommentMark {
  readonly open: string;
  readonly close: string;
  /** The comments that may silence rules. */
  readonly pattern: RegExp;
}

const SQL: CommentMark = {
  open: '-- ',
  close: '',
  pattern: /--[^\S\r\n]*dataengos-[^\r\n]*/g,
};
const MERMAID: CommentMark = {
  open: '%% ',
  close: '',
  pattern: /%%[^\S\r\n]*dataengos-[^\r\n]*/g,
};
const MARKDOWN: CommentMark = {
  open: '<!-- ',
  close: ' -->',
  pattern: /<!--[^\S\r\n]*dataengos-[^\r\n>]*-->/g,
};

/** How comments are written at an offset of a text. Undefined for YAML, whose parser knows comments. */
export function commentMarkAt(path: string, text: string, offset: number): CommentMark | undefined {
  const mark = commentMarkOf(path);
  if (mark !== MARKDOWN) return mark;
  return fencesOf(text, 'mermaid').some((fence) => isWithin(fence, offset)) ? MERMAID : mark;
}

function commentMarkOf(path: string): CommentMark | undefined {
  if (/\.sql$/i.test(path)) return SQL;
  if (/\.(?:mermaid|mmd)$/i.test(path)) return MERMAID;
  return /\.md$/i.test(path) ? MARKDOWN : undefined;
}

/** The comments of a text that may silence rules, of Markdown those in its flowcharts, too. Undefined for YAML. */
export function textComments(path: string, text: string): readonly YamlComment[] | undefined {
  const mark = commentMarkOf(path);
  if (mark === undefined) return undefined;
  if (!text.includes('dataengos-')) return [];
  const found = commentsIn(text, mark);
  if (mark !== MARKDOWN || !text.includes('%%')) return found;
  const fences = fencesOf(text, 'mermaid');
  const isInFence = ({ start }: Range): boolean => fences.some((fence) => isWithin(fence, start));
  return [
    ...found.filter((one) => !isInFence(one)),
    ...commentsIn(text, MERMAID).filter(isInFence),
  ].sort((a, b) => a.start - b.start);
}

function isWithin({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}

function commentsIn(text: string, mark: CommentMark): readonly YamlComment[] {
  const { pattern, close } = mark;
  // The marks of quotes in Markdown are no text.
  const blank = mark === SQL ? /^\s*$/ : /^[\s>]*$/;
  return Array.from(text.matchAll(pattern), ({ 0: whole, index }) => {
    const end = index + whole.length - close.trim().length;
    const lineStart = text.lastIndexOf('\n', index) + 1;
    return {
      start: index,
      end,
      text: text.slice(index, end),
      alone: blank.test(text.slice(lineStart, index)),
    };
  });
}
