import type { TextEdit } from '../../../base/text-edit.ts';
import { findPair, type YamlMap, type YamlPair } from '../tree.ts';
import { insertPair } from './insert-pair.ts';
import { keyText } from './json-source.ts';
import { removePair } from './remove-pair.ts';
import {
  breakOf,
  columnOf,
  indentLines,
  indentUnit,
  lineEnd,
  outdent,
  trimmed,
} from './text-lines.ts';

/**
 * Puts a pair, under another key, into the map that is the value of `parent`, its sibling, which is made
 * where there is none: `min: 1` becomes `options:` with `minimum: 1`. Undefined where it cannot go there.
 */
export function movePair(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  parent: string,
  newKey: string,
): readonly TextEdit[] | undefined {
  const target = findPair(map, parent);
  if (target === undefined) return wrapPair(text, map, pair, parent, newKey);
  const inner = target.value;
  if (inner?.kind !== 'map' || findPair(inner, newKey) !== undefined) return undefined;
  const { end } = trimmed(text, pair);
  const behindKey = text.slice(pair.key.end, end);
  if (behindKey.includes('\n') && (inner.flow || map.flow)) return undefined;
  const comment = inner.flow || map.flow ? '' : text.slice(end, lineEnd(text, end));
  const block = outdent(`${newKey}${behindKey}${comment}`, columnOf(text, pair.start)).join('\n');
  const insertion = insertPair(text, inner, block, `${newKey}${behindKey}`);
  if (insertion.length === 0) return undefined;
  return [...removePair(text, { map, pair, around: [] }), ...insertion];
}

/** Puts a pair into a new map in its place: `min: 1` becomes `options:` with `minimum: 1`. */
export function wrapPair(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  parent: string,
  newKey: string,
): readonly TextEdit[] {
  const { start, end } = trimmed(text, pair);
  const [outer, inner] = [keyText(text, parent), keyText(text, newKey)];
  const key = { start: pair.key.start, end: pair.key.end };
  if (map.flow) {
    return [
      { range: key, newText: `${outer}: { ${inner}` },
      { range: { start: end, end }, newText: ' }' },
    ];
  }
  const unit = indentUnit(text);
  const indent = ' '.repeat(columnOf(text, start) + unit);
  return [
    { range: key, newText: `${outer}:${breakOf(text)}${indent}${inner}` },
    ...indentLines(text, { start, end }, unit),
  ];
}
