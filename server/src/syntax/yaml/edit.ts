import type { TextEdit } from '../../base/text-edit.ts';
import {
  childColumn,
  columnAt,
  detectIndent,
  isBlock,
  lineEnd,
  lineStart,
  nextLine,
  reindent,
} from './layout.ts';
import { formatScalar } from './quote-scalar.ts';
import {
  findPair,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from './tree.ts';

// Minimal edits of a text by its tree in file offsets: what is not named keeps its place, comments, quotes and order.

export interface InsertPlace {
  readonly after?: YamlPair;
  readonly before?: YamlPair;
}

function replace(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

function keyText(text: string, key: string): string {
  return formatScalar(key, detectIndent(text).isJson ? 'json' : 'plain');
}

/** Replaces a node by other source text, for values that are no strings. */
export function replaceText(node: YamlNode, newText: string): TextEdit[] {
  return [replace(node.start, node.end, newText)];
}

/** Renames a key; its quotes stay. */
export function renameKey(text: string, pair: YamlPair, newKey: string): TextEdit[] {
  return replaceScalar(text, pair.key, newKey);
}

/** Replaces a scalar by a string; its quotes stay, and quotes are added where the new text needs them. */
export function replaceScalar(text: string, scalar: YamlScalar, value: string): TextEdit[] {
  const style = detectIndent(text).isJson ? 'json' : scalar.style;
  const isBlockText = style === 'literal' || style === 'folded' || style === 'template';
  return [replace(scalar.start, scalar.end, formatScalar(value, isBlockText ? 'plain' : style))];
}

/** A pair, the map it stands in, and the pair that map is the value of. */
export interface OwnedPair {
  readonly map: YamlMap;
  readonly pair: YamlPair;
  readonly owner?: OwnedPair;
}

/**
 * Removes a pair with its line and its trailing comment. Comments above it and blank lines stay. The last pair
 * of a map takes its `owner` along; without one the map becomes `{}`.
 */
export function removePair(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  owner?: OwnedPair,
): TextEdit[] {
  const index = map.pairs.indexOf(pair);
  if (map.pairs.length === 1 && owner !== undefined) {
    return removePair(text, owner.map, owner.pair, owner.owner);
  }
  if (map.flow) return removeFromFlow(text, map.pairs, index);
  if (map.pairs.length === 1) return [replace(pair.start, pair.end, '{}')];
  if (!sharesLine(text, pair)) {
    return [replace(lineStart(text, pair.start), nextLine(text, pair.end), '')];
  }
  // The first key stands behind its dash: the next one takes its place, unless a comment stands between.
  const next = map.pairs[index + 1];
  if (next !== undefined && !hasCommentLine(text, nextLine(text, pair.end), next.start)) {
    return [replace(pair.start, next.start, '')];
  }
  const indent = /\s*$/.exec(text.slice(lineStart(text, pair.start), pair.start))?.[0].length ?? 0;
  return [replace(pair.start - indent, lineEnd(text, pair.end), '')];
}

/** Whether something else stands before the pair on its line: a dash. */
function sharesLine(text: string, pair: YamlPair): boolean {
  return text.slice(lineStart(text, pair.start), pair.start).trim() !== '';
}

function hasCommentLine(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('#');
}

function removeFromFlow(
  text: string,
  members: readonly { start: number; end: number }[],
  index: number,
): TextEdit[] {
  const member = members[index];
  if (member === undefined) return [];
  const next = members[index + 1];
  if (next !== undefined) return [replace(member.start, next.start, '')];
  const before = members[index - 1];
  if (before === undefined) {
    const comma = /^\s*,/.exec(text.slice(member.end));
    return [replace(member.start, member.end + (comma?.[0].length ?? 0), '')];
  }
  return [replace(before.end, member.end, '')];
}

/**
 * Inserts `key: valueText` into a map, at its end unless told otherwise. Lines of `valueText` behind the first
 * are indented as if the key stood in the first column. A value that begins with a line break stands below its key.
 */
export function insertPair(
  text: string,
  map: YamlMap,
  key: string,
  valueText: string,
  place: InsertPlace = {},
): TextEdit[] {
  const gap = valueText === '' || valueText.startsWith('\n') ? '' : ' ';
  const source = `${keyText(text, key)}:${gap}${valueText}`;
  if (map.flow) return insertIntoFlow(text, map, map.pairs, source, place);
  const column = childColumn(text, map);
  const layout = detectIndent(text);
  const indent = ' '.repeat(column);
  const lines = reindent(source, column).replace(/\r?\n/g, layout.newline);
  const { before } = place;
  if (before !== undefined)
    return [replace(before.start, before.start, `${lines}${layout.newline}${indent}`)];
  const after = place.after ?? map.pairs.at(-1);
  const at = lineEnd(text, after?.end ?? map.end);
  return [replace(at, at, `${layout.newline}${indent}${lines}`)];
}

function insertIntoFlow(
  text: string,
  collection: YamlMap | YamlSequence,
  members: readonly { readonly start: number; readonly end: number }[],
  source: string,
  place: InsertPlace,
): TextEdit[] {
  const { before } = place;
  const after = place.after ?? members.at(-1);
  if (before !== undefined) {
    return [
      replace(before.start, before.start, `${source},${separatorBefore(text, before.start)}`),
    ];
  }
  if (after === undefined) return [replace(collection.start + 1, collection.start + 1, source)];
  return [replace(after.end, after.end, `,${separatorBefore(text, after.start)}${source}`)];
}

/** Members of a flow collection stand each on its own line, or all on one. */
function separatorBefore(text: string, offset: number): string {
  const indent = text.slice(lineStart(text, offset), offset);
  return indent.trim() === '' && offset > 0 ? `${detectIndent(text).newline}${indent}` : ' ';
}

/** Appends an item to a sequence; lines behind the first are indented as if the item stood in the first column. */
export function insertItem(text: string, sequence: YamlSequence, itemText: string): TextEdit[] {
  if (sequence.flow) return insertIntoFlow(text, sequence, sequence.items, itemText, {});
  const column = childColumn(text, sequence);
  const { newline } = detectIndent(text);
  const at = lineEnd(text, sequence.items.at(-1)?.end ?? sequence.end);
  const lines = reindent(itemText, column + 2).replace(/\r?\n/g, newline);
  return [replace(at, at, `${newline}${' '.repeat(column)}- ${lines}`)];
}

/** The text behind the colon of a pair, to be put elsewhere: its lines are indented as if the key stood in the first column. */
export function valueText(text: string, pair: YamlPair): string {
  if (pair.value === undefined) return '';
  const { value } = pair;
  const column = columnAt(text, pair.start);
  if (isBlock(value)) {
    const body = text.slice(nextLine(text, pair.colon), value.end);
    return reindent(`\n${body}`, -column);
  }
  const start = /^\s*/.exec(text.slice(pair.colon + 1))?.[0].length ?? 0;
  return reindent(text.slice(pair.colon + 1 + start, value.end), -column);
}

/** Takes a pair out of its map and puts it, with its trailing comment, under another key at the end of another map. */
export function movePair(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  target: YamlMap,
  newKey: string,
): TextEdit[] {
  if (map === target) return renameKey(text, pair, newKey);
  const value = valueText(text, pair);
  const moved = target.flow ? value.trim() : value + trailingComment(text, pair);
  return [...removePair(text, map, pair), ...insertPair(text, target, newKey, moved)];
}

function trailingComment(text: string, pair: YamlPair): string {
  return /^[ \t]+#.*/.exec(text.slice(pair.end, lineEnd(text, pair.end)))?.[0] ?? '';
}

/** Puts a pair below a parent key: `min: 1` becomes `options:` with `minimum: 1`, or joins the options that are there. */
export function wrapPair(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  parentKey: string,
  newKey: string,
): TextEdit[] {
  const parent = findPair(map, parentKey);
  if (parent?.value?.kind === 'map') return movePair(text, map, pair, parent.value, newKey);
  const { step, newline } = detectIndent(text);
  const child = keyText(text, newKey);
  const value = valueText(text, pair);
  if (parent !== undefined && parent.value === undefined && !map.flow) {
    const indent = ' '.repeat(childColumn(text, map) + step);
    const at = lineEnd(text, parent.end);
    const source = reindent(`${child}: ${value}`, indent.length);
    return [...removePair(text, map, pair), replace(at, at, `${newline}${indent}${source}`)];
  }
  const head = keyText(text, parentKey);
  if (map.flow) return [replace(pair.start, pair.end, `${head}: {${child}: ${value.trim()}}`)];
  const indent = ' '.repeat(columnAt(text, pair.start) + step);
  const edits = [replace(pair.start, pair.key.end, `${head}:${newline}${indent}${child}`)];
  return [...edits, ...shiftLines(text, pair.key.end, pair.end, step)];
}

/** `key: text` becomes `key:` with `childKey: text` below it. */
export function wrapScalarInMap(text: string, pair: YamlPair, childKey: string): TextEdit[] {
  const { value } = pair;
  const { step, newline, isJson } = detectIndent(text);
  const child = keyText(text, childKey);
  if (value === undefined) return [];
  const start = pair.colon + 1 + (/^[ \t]*/.exec(text.slice(pair.colon + 1))?.[0].length ?? 0);
  const inFlow = isJson || /^[^\n]*[{[]/.test(text.slice(lineStart(text, pair.start), pair.start));
  if (inFlow) return [replace(start, start, `{${child}: `), replace(value.end, value.end, '}')];
  const indent = ' '.repeat(columnAt(text, pair.start) + step);
  return [
    replace(pair.colon + 1, start, `${newline}${indent}${child}: `),
    ...shiftLines(text, start, value.end, step),
  ];
}

/** Insertions that move all lines which begin in the range, but for blank ones, to the right. */
function shiftLines(text: string, from: number, to: number, by: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = nextLine(text, from); at < to && at > from; at = nextLine(text, at)) {
    if (lineEnd(text, at) > at) edits.push(replace(at, at, ' '.repeat(by)));
  }
  return edits;
}
