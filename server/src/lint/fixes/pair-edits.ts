import type { TextEdit } from '../../base/text-edit.ts';
import type { YamlItem, YamlMap, YamlPair, YamlSequence } from '../../syntax/yaml/tree.ts';
import type { Place } from './place.ts';
import { breakOf, columnOf, lineEnd, lineStart, nextLine, trimmed } from './text-shape.ts';

/** Removes a pair with the comment on its line. The last pair of a map takes the map's own pair with it. */
export function removePair(
  text: string,
  place: Pick<Place, 'map' | 'pair' | 'around'>,
): readonly TextEdit[] {
  const { map, pair, around } = place;
  if (map === undefined || pair === undefined) return [];
  if (map.pairs.length === 1) {
    const [outer, ...rest] = around;
    if (outer?.pair.value === map) {
      return removePair(text, { map: outer.map, pair: outer.pair, around: rest });
    }
    if (map.flow) return [{ range: { start: map.start + 1, end: map.end - 1 }, newText: '' }];
    return [{ range: trimmed(text, pair), newText: '{}' }];
  }
  return map.flow ? [removeInFlow(text, map.pairs, pair)] : [removeInBlock(text, map, pair)];
}

function removeInBlock(text: string, { pairs }: YamlMap, pair: YamlPair): TextEdit {
  const { start, end } = trimmed(text, pair);
  const begin = lineStart(text, start);
  if (text.slice(begin, start).trim() === '') {
    return { range: { start: begin, end: nextLine(text, end) }, newText: '' };
  }
  // The first pair of an item stands behind its dash; the next one takes its place.
  const next = pairs[pairs.indexOf(pair) + 1];
  const between = next === undefined ? undefined : text.slice(lineEnd(text, end), next.start);
  if (next !== undefined && between?.trim() === '') {
    return { range: { start, end: next.start }, newText: '' };
  }
  return { range: { start, end: lineEnd(text, end) }, newText: '' };
}

/** Removes an entry between commas. */
function removeInFlow(
  text: string,
  entries: readonly { readonly start: number; readonly end: number }[],
  entry: { readonly start: number; readonly end: number },
): TextEdit {
  const at = entries.indexOf(entry);
  const next = entries[at + 1];
  if (next !== undefined) return { range: { start: entry.start, end: next.start }, newText: '' };
  const before = entries[at - 1];
  const end = trimmed(text, entry).end;
  return { range: { start: before === undefined ? entry.start : before.end, end }, newText: '' };
}

/** Removes an item of a list that has others. */
export function removeItem(
  text: string,
  sequence: YamlSequence,
  item: YamlItem,
): readonly TextEdit[] {
  if (sequence.flow) return [removeInFlow(text, sequence.items, item)];
  const begin = lineStart(text, item.start);
  if (text.slice(begin, item.start).trim() !== '') return [];
  const { end } = trimmed(text, { start: item.start, end: Math.max(item.end, item.start + 1) });
  return [{ range: { start: begin, end: nextLine(text, end) }, newText: '' }];
}

/**
 * Puts lines behind the last pair of a map, or behind `after`. Lines are indented from zero; in a
 * flow map only the first form is used, so `flow` says the same on one line.
 */
export function insertPair(
  text: string,
  map: YamlMap,
  block: string,
  flow: string,
  after: YamlPair | undefined = map.pairs.at(-1),
): readonly TextEdit[] {
  if (map.flow) {
    if (after === undefined)
      return [{ range: { start: map.start, end: map.end }, newText: `{ ${flow} }` }];
    const { end } = trimmed(text, after);
    return [{ range: { start: end, end }, newText: `, ${flow}` }];
  }
  const first = map.pairs[0];
  if (first === undefined || after === undefined) return [];
  const eol = breakOf(text);
  const indent = ' '.repeat(columnOf(text, first.start));
  const lines = block.split('\n').map((line) => `${indent}${line}`);
  const at = lineEnd(text, trimmed(text, after).end);
  return [{ range: { start: at, end: at }, newText: eol + lines.join(eol) }];
}
