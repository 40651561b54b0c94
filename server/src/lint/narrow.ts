import type { Range } from '../base/range.ts';
import { pairsOf } from '../model/pairs.ts';
import type { MapVisit } from '../model/visit.ts';
import type { YamlPair } from '../syntax/yaml/tree.ts';

/** The range at which to say that something is missing in a map: the first of these fields that is written, else the first key. */
export function headOf(visit: MapVisit, fields: readonly (string | undefined)[]): Range {
  const { node } = visit;
  for (const field of fields) {
    const pair = field === undefined ? undefined : ownPair(visit, field);
    if (pair === undefined) continue;
    const { value } = pair;
    return value === undefined || value.kind === 'map' || value.kind === 'sequence'
      ? pair.key
      : value;
  }
  const first = node.pairs[0]?.key;
  if (first !== undefined) return first;
  return node.end > node.start ? node : (visit.slot?.item ?? visit.slot?.pair?.key ?? node);
}

function ownPair(visit: MapVisit, field: string): YamlPair | undefined {
  return pairsOf(visit.node).find(
    ({ pair, via }) => via === undefined && String(pair.key.value) === field,
  )?.pair;
}

/** Cuts a text so that it fits in a message. */
export function shorten(text: string, length = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
