import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlMap, YamlPair } from '../tree.ts';
import { flowPairs } from './json-source.ts';
import { breakOf, columnOf, lineEnd, lineStart, trimmed } from './text-lines.ts';

/**
 * Puts lines behind the last pair of a map, or behind `after`. Lines are indented from zero; in a
 * flow map only the second form is used, so `flow` says the same on one line. JSON gets its quotes.
 */
export function insertPair(
  text: string,
  map: YamlMap,
  block: string,
  flow: string,
  after: YamlPair | undefined = map.pairs.at(-1),
): readonly TextEdit[] {
  if (map.flow) return [insertInFlow(text, map, flowPairs(text, flow), after)];
  const first = map.pairs[0];
  if (first === undefined || after === undefined) return [];
  const eol = breakOf(text);
  const indent = ' '.repeat(columnOf(text, first.start));
  const lines = block.split(/\r?\n/).map((line) => (line === '' ? '' : indent + line));
  const at = lineEnd(text, trimmed(text, after).end);
  return [{ range: { start: at, end: at }, newText: eol + lines.join(eol) }];
}

function insertInFlow(
  text: string,
  { start, end }: YamlMap,
  source: string,
  after: YamlPair | undefined,
): TextEdit {
  if (after === undefined) {
    if (text.slice(start + 1, end - 1).trim() === '')
      return { range: { start, end }, newText: `{ ${source} }` };
    return { range: { start: end - 1, end: end - 1 }, newText: `${source} ` };
  }
  const at = trimmed(text, after).end;
  // Pairs stand each on a line of their own, or all on one.
  const before = text.slice(lineStart(text, after.start), after.start);
  const gap = before.trim() === '' && after.start > 0 ? breakOf(text) + before : ' ';
  return { range: { start: at, end: at }, newText: `,${gap}${source}` };
}
