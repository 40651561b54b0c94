import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlSequence } from '../tree.ts';
import { breakOf, columnOf, lineEnd, trimmed } from './text-lines.ts';

/** Puts an item behind the last one of a list: lines from column zero, or between brackets the same on one line. */
export function appendItem(
  text: string,
  { flow, items, start, end }: YamlSequence,
  lines: readonly string[],
  source: string,
): readonly TextEdit[] {
  const last = items.at(-1);
  if (last === undefined) return flow ? [{ range: { start, end }, newText: `[${source}]` }] : [];
  const behind = trimmed(text, last).end;
  if (flow) return [{ range: { start: behind, end: behind }, newText: `, ${source}` }];
  const at = lineEnd(text, behind);
  const indent = ' '.repeat(columnOf(text, last.start));
  const newText = lines
    .map((line, index) => `${breakOf(text)}${indent}${index === 0 ? '- ' : '  '}${line}`)
    .join('');
  return [{ range: { start: at, end: at }, newText }];
}
