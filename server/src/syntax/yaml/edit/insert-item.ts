import { insertion, type TextEdit } from '../../../base/text-edit.ts';
import type { YamlSequence } from '../tree.ts';
import { formatScalar } from './format-scalar.ts';
import { breakOf, columnOf, isJson, lineEnd, lineStart, trimmed } from './text-lines.ts';

/** Puts a text behind the last item of a list, written as the list is. */
export function insertItem(text: string, list: YamlSequence, value: string): readonly TextEdit[] {
  const source = formatScalar(value, isJson(text) ? 'json' : 'plain', list.flow);
  const last = list.items.at(-1);
  if (!list.flow) {
    if (last === undefined) return [];
    const indent = ' '.repeat(columnOf(text, last.start));
    const at = lineEnd(text, trimmed(text, last).end);
    return [insertion(at, `${breakOf(text)}${indent}- ${source}`)];
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
