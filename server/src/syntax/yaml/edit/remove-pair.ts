import type { Range } from '../../../base/range.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlItem, YamlMap, YamlPair, YamlSequence } from '../tree.ts';
import { lineEnd, lineStart, nextLine, trimmed } from './text-lines.ts';

/** A pair, the map it stands in, and the maps and pairs around it, innermost first. */
export interface PairPlace {
  readonly map: YamlMap | undefined;
  readonly pair: YamlPair | undefined;
  readonly around: readonly { readonly map: YamlMap; readonly pair: YamlPair }[];
}

/** Removes a pair with the comment on its line. The last pair of a map takes the map's own pair with it. */
export function removePair(text: string, { map, pair, around }: PairPlace): readonly TextEdit[] {
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
  const before = text.slice(begin, start);
  if (before.trim() === '') {
    return { range: { start: begin, end: nextLine(text, end) }, newText: '' };
  }
  // The first pair of an item stands behind its dash: the next one takes its place, unless a comment stands between.
  const next = pairs[pairs.indexOf(pair) + 1];
  if (next !== undefined && text.slice(lineEnd(text, end), next.start).trim() === '') {
    return { range: { start, end: next.start }, newText: '' };
  }
  const blanks = before.length - before.trimEnd().length;
  return { range: { start: start - blanks, end: lineEnd(text, end) }, newText: '' };
}

/** Removes an entry between commas. */
function removeInFlow(text: string, entries: readonly Range[], entry: Range): TextEdit {
  const at = entries.indexOf(entry);
  const next = entries[at + 1];
  if (next !== undefined) return { range: { start: entry.start, end: next.start }, newText: '' };
  const before = entries[at - 1];
  const { end } = trimmed(text, entry);
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
