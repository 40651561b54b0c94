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

/** Undefined for YAML, whose parser knows comments. */
export function commentMarkOf(path: string): CommentMark | undefined {
  if (/\.sql$/i.test(path)) return SQL;
  if (/\.(?:mermaid|mmd)$/i.test(path)) return MERMAID;
  return /\.md$/i.test(path) ? MARKDOWN : undefined;
}

/** The comments of a text that may silence rules. */
export function commentsIn(text: string, { pattern, close }: CommentMark): readonly YamlComment[] {
  if (!text.includes('dataengos-')) return [];
  return Array.from(text.matchAll(pattern), ({ 0: whole, index }) => {
    const end = index + whole.length - close.trim().length;
    const lineStart = text.lastIndexOf('\n', index) + 1;
    return {
      start: index,
      end,
      text: text.slice(index, end),
      alone: text.slice(lineStart, index).trim() === '',
    };
  });
}
