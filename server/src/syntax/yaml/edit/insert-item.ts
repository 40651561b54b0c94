import { insertion, type TextEdit } from '../../../base/text-edit.ts';
import type { YamlSequence } from '../tree.ts';
import { breakOf, columnOf, lineEnd, lineStart, trimmed } from './text-lines.ts';

/** Puts an item behind the last one of a list: lines from column zero, or in brackets what `source` has on one line. */
export function insertItem(
  text: string,
  list: YamlSequence,
  lines: readonly string[],
  source: string,
): readonly TextEdit[] {
  const last = list.items.at(-1);
  if (!list.flow) {
    if (last === undefined) return [];
    const indent = ' '.repeat(columnOf(text, last.start));
    const item = lines.map(
      (line, index) => `${breakOf(text)}${indent}${index === 0 ? '- ' : '  '}${line}`,
    );
    return [insertion(lineEnd(text, trimmed(text, last).end), item.join(''))];
  }
  if (last === undefined) {
    const isEmpty = text.slice(list.start + 1, list.end - 1).trim() === '';
    if (!isEmpty) return [insertion(list.end - 1, `${source} `)];
    return [{ range: { start: list.start, end: list.end }, newText: `[${source}]` }];
  }
  // Items stand each on a line of their own, or all on one.
  const before = text.slice(lineStart(text, last.start), last.start);
  const gap = before.trim() === '' ? breakOf(text) + before : ' ';
  return [insertion(trimmed(text, last).end, `,${gap}${source}`)];
}
