import type { Range } from '../../base/range.ts';
import type { SnippetPart } from '../snippets/snippet.ts';
import type { Site } from './site.ts';

/** What is written in the place of a range: when it has several lines, a comment behind the range stays on the first. */
export function keepComment(
  { comment }: Site,
  range: Range,
  parts: readonly SnippetPart[],
): { readonly range: Range; readonly parts: readonly SnippetPart[] } {
  const index = parts.findIndex((part) => typeof part === 'string' && /[\r\n]/.test(part));
  const broken = parts[index];
  if (comment === '' || typeof broken !== 'string') return { range, parts };
  const at = broken.search(/[\r\n]/);
  return {
    range: { start: range.start, end: range.end + comment.length },
    parts: [
      ...parts.slice(0, index),
      `${broken.slice(0, at)}${comment}${broken.slice(at)}`,
      ...parts.slice(index + 1),
    ],
  };
}
