import { insertion, type TextEdit } from '../../base/text-edit.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { mapToList } from '../../syntax/yaml/edit/map-to-list.ts';
import { flowList, wrapInMap, wrapMapInList } from '../../syntax/yaml/edit/wrap-value.ts';
import { indentLines, trimmed } from '../../syntax/yaml/edit/text-lines.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';
import { entrySign } from '../judge-shape.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { moveInto } from './move-into.ts';
import { fixNull } from './null-value.ts';
import { placeOf, type Place } from './place.ts';
import { textsToEntries, textToEntry } from './texts-to-entries.ts';

/** Turns a value into the type that belongs in its place, as far as nothing has to be invented. */
export function fixValueType(finding: Finding, context: FixContext): readonly Fix[] {
  if (finding.data?.fix === 'remove') return fixNull(finding, context);
  const place = placeOf(context, finding.range);
  if (place === undefined) return [];
  const node = place.item === undefined ? place.pair?.value : place.item.value;
  if (node === undefined || node.kind === 'alias') return [];
  const fix = fixFor(node, place, finding, context.file.text);
  if (fix === undefined || fix.edits.length === 0) return [];
  // Aliases elsewhere would change with it.
  const isShared = node.kind === 'scalar' && node.anchor !== undefined;
  return [isShared ? { ...fix, safety: 'unsafe' } : fix];
}

function fixFor(node: YamlNode, place: Place, finding: Finding, text: string): Fix | undefined {
  const { fix, with: value, safe, field } = finding.data ?? {};
  const inFlow = (place.sequence ?? place.map)?.flow === true;
  switch (fix) {
    case 'quote': {
      const source = text.slice(node.start, node.end);
      const newText = node.kind === 'scalar' ? formatScalar(source, 'json') : source;
      return {
        title: 'replace',
        params: { value: newText },
        edits: [replace(node, newText)],
        safety: 'safe',
      };
    }
    case 'replace':
      return {
        title: 'replace',
        params: { value: value ?? '' },
        edits: [replace(node, String(value))],
        safety: safe === 1 ? 'safe' : 'unsafe',
      };
    case 'item':
      return wrapInList(node, text);
    case 'map':
      return {
        title: 'wrapInMap',
        params: { field: field ?? '' },
        edits: place.pair?.value === node ? wrapInMap(text, place.pair, String(field), inFlow) : [],
        // A text that stands for a description is its purpose; what else a value means must be asked.
        safety: field === 'purpose' ? 'safe' : 'unsafe',
      };
    case 'entry': {
      if (node.kind !== 'scalar') return undefined;
      const edits = textToEntry(text, node, String(field), inFlow);
      return { title: 'wrapInMap', params: { field: field ?? '' }, edits, safety: 'unsafe' };
    }
    case 'entries': {
      if (node.kind !== 'sequence') return undefined;
      const edits = textsToEntries(text, node, String(field));
      return { title: 'wrapEach', params: { field: field ?? '' }, edits, safety: 'unsafe' };
    }
    case 'text':
      return pairAsText(place, text);
    case 'option':
      return moveInto(place, String(field), String(place.pair?.key.value), text);
    case 'only-item':
      return isSecondDash(place, finding)
        ? withoutDash(node, place, text)
        : onlyItem(node, place, text);
    case 'pair':
      return bounds(node, place, text);
    case 'dash': {
      const starts = entryStarts(node, text);
      const edits = starts.map((start) => dashAt(text, start));
      return { title: 'dash', edits, safety: 'unsafe' };
    }
    case 'list':
      return toList(node, finding, text);
    default:
      return undefined;
  }
}

function toList(node: YamlNode, { data }: Finding, text: string): Fix | undefined {
  const { key, value: rest, whole, nest } = data ?? {};
  if (node.kind !== 'map' || node.anchor !== undefined || node.tag !== undefined) return undefined;
  if (whole === 1) return { title: 'wrapInList', edits: wrapMapInList(text, node), safety: 'safe' };
  if (key === undefined) return undefined;
  const below = rest === undefined ? undefined : String(rest);
  const edits = mapToList(text, node, String(key), below, nest === 1);
  // A plain value goes to the field that is most likely meant.
  const isSure = node.pairs.every(({ value }) => value?.kind === 'map');
  return { title: 'toList', edits, safety: isSure ? 'safe' : 'unsafe' };
}

/** `- - name: a`: the finding stands at the list that the second dash makes. */
function isSecondDash({ sequence, item }: Place, { range }: Finding): boolean {
  if (item === undefined || sequence === undefined || sequence.flow) return false;
  return sequence.items.length === 1 && sequence.start === range.start;
}

function withoutDash(value: YamlNode, { item }: Place, text: string): Fix | undefined {
  if (item === undefined || item.start === value.start) return undefined;
  const edits = [
    { range: { start: item.start, end: value.start }, newText: '' },
    ...(value.kind === 'scalar' ? [] : indentLines(text, value, item.start - value.start)),
  ];
  return { title: 'onlyItem', edits, safety: 'unsafe' };
}

/** `- size: XL` in a list of texts: the text lacks its quotes, unless the key only says that it is the value. */
function pairAsText({ item, pair, map }: Place, text: string): Fix | undefined {
  const entry = item?.value ?? map;
  if (entry?.kind !== 'map' || entry.anchor !== undefined || entry.tag !== undefined) {
    return undefined;
  }
  const only = entry.pairs[0] ?? pair;
  const { value } = only ?? {};
  if (only === undefined || value?.kind !== 'scalar') return undefined;
  const { start, end } = trimmed(text, only);
  const source = text.slice(start, end);
  if (source.includes('\n') || value.end === value.start) return undefined;
  const isNamed = /^(?:name|value|tag)$/.test(String(only.key.value));
  const written = isNamed ? String(value.value) : source;
  const newText = formatScalar(written, isNamed ? 'plain' : 'json');
  const range = entry.flow ? { start: entry.start, end: entry.end } : { start, end };
  return {
    title: 'replace',
    params: { value: newText },
    edits: [{ range, newText }],
    safety: 'unsafe',
  };
}

/** A list of one thing, where the thing itself belongs. */
function onlyItem(node: YamlNode, place: Place, text: string): Fix | undefined {
  if (node.kind !== 'sequence' || node.items.length !== 1) return undefined;
  const [item] = node.items;
  const value = item?.value;
  if (item === undefined || value === undefined) return undefined;
  if (value.kind === 'alias' || value.kind === 'sequence') return undefined;
  if (value.kind === 'map' && !value.flow) return withoutDash(value, { ...place, item }, text);
  const edits = onOneLine(node, place, text.slice(value.start, value.end), text);
  return edits.length === 0 ? undefined : { title: 'onlyItem', edits, safety: 'unsafe' };
}

/** Where the entries begin whose dash lacks its space, or is another sign; none where some of it looks different. */
function entryStarts(node: YamlNode, text: string): readonly number[] {
  if (node.kind === 'map') return node.pairs.map(({ key }) => key.start);
  const lines = text.slice(node.start, node.end).matchAll(/(?:^|\n)[ \t]*(?!-\s)(?=\S)/g);
  const starts = [...lines].map(({ index, 0: blanks }) => node.start + index + blanks.length);
  const isWhole = starts.every((at) => entrySign(text.slice(at, at + 2)) !== undefined);
  return isWhole ? starts : [];
}

function dashAt(text: string, start: number): TextEdit {
  if (text.charAt(start) === '-') return insertion(start + 1, ' ');
  return { range: { start, end: start + 1 }, newText: '-' };
}

/** `{ max: 2, min: 1 }` becomes `[1, 2]`, whichever is written first. */
function bounds(node: YamlNode, place: Place, text: string): Fix | undefined {
  if (node.kind !== 'map' || node.pairs.length !== 2) return undefined;
  const [first, second] = node.pairs;
  const isTurned = /^(?:max|upper|high|to$|end$)/i.test(String(first?.key.value));
  const [low, high] = isTurned ? [second?.value, first?.value] : [first?.value, second?.value];
  if (low?.kind !== 'scalar' || high?.kind !== 'scalar') return undefined;
  const [from = '', to = ''] = [low, high].map(({ start, end }) => text.slice(start, end));
  const value = `[${from}, ${to}]`;
  // A comment between the bounds would be lost, and so would an anchor.
  if (/\s[#&]/.test(text.slice(node.start, node.end))) return undefined;
  const edits = onOneLine(node, place, value, text);
  return { title: 'replace', params: { value }, edits, safety: 'unsafe' };
}

/** Writes a short value in place of a container; behind the key where that stood above it. */
function onOneLine(
  node: YamlNode,
  { pair }: Place,
  newText: string,
  text: string,
): readonly TextEdit[] {
  if (newText.includes('\n')) return [];
  const end = trimmed(text, node).end;
  const isBelow = pair?.value === node && text.slice(pair.colon + 1, node.start).includes('\n');
  if (!isBelow) return [{ range: { start: node.start, end }, newText }];
  const from = pair.colon + 1;
  // A comment behind the key would be lost.
  if (text.slice(from, node.start).trim() !== '') return [];
  return [{ range: { start: from, end }, newText: ` ${newText}` }];
}

function replace({ start, end }: YamlNode, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

/** A text with commas is a list that somebody wrote in one piece: split it, but ask. */
function wrapInList(node: YamlNode, text: string): Fix | undefined {
  const source = text.slice(node.start, node.end);
  if (node.kind !== 'scalar' || source.includes('\n')) return undefined;
  const parts = node.style === 'plain' ? source.split(',').map((part) => part.trim()) : [source];
  const items = parts.filter((part) => part !== '');
  return {
    title: 'wrapInList',
    edits: [replace(node, flowList(node.style, items))],
    safety: items.length === 1 ? 'safe' : 'unsafe',
  };
}
