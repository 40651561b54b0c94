import { columnOf, lineEnd, lineStart, outdent, trimmed } from '../yaml/edit/text-lines.ts';
import type { YamlComment } from '../yaml/tree.ts';
import type { Collection, Entry } from './entry.ts';
import { flowText } from './flow-text.ts';
import { commentsIn, type YamlText } from './yaml-text.ts';

/** An entry with the comments that belong to it. */
export interface EntryLines {
  /** A blank line stands before it. */
  readonly blank: boolean;
  /** As they read in column zero. */
  readonly lines: readonly string[];
}

/** The lines of an entry, with the comments above it and behind it. */
export function linesOfEntry(
  source: YamlText,
  around: Collection,
  { at, value }: Entry,
): EntryLines {
  const { text } = source;
  if (around.flow) {
    const own = flowText(value, false);
    const line = 'key' in at ? `${flowText(at.key, false)}: ${own}` : `- ${own}`;
    return { blank: false, lines: [line] };
  }
  const { end } = trimmed(text, at);
  // What stands behind it on its line is a comment.
  const body = outdent(text.slice(at.start, lineEnd(text, end)), columnOf(text, at.start));
  const lead = leadOf(source, at.start);
  return { blank: lead.blank, lines: [...lead.lines.map((comment) => comment.text), ...body] };
}

/** The comments on lines of their own directly above an offset, and whether a blank line stands above these. */
export function leadOf(
  source: YamlText,
  offset: number,
): { readonly lines: readonly YamlComment[]; readonly blank: boolean } {
  const { text } = source;
  const lines: YamlComment[] = [];
  let start = lineStart(text, offset);
  // Behind a dash there is nothing above.
  if (text.slice(start, offset).trim() !== '') return { lines, blank: false };
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start).trim();
    const [comment] = line.startsWith('#') ? commentsIn(source, { start: above, end: start }) : [];
    if (comment === undefined) return { lines, blank: line === '' };
    lines.unshift(comment);
    start = above;
  }
  return { lines, blank: false };
}
