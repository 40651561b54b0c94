import { insertion, type TextEdit } from '../../base/text-edit.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { mapToList } from '../../syntax/yaml/edit/map-to-list.ts';
import { movePair } from '../../syntax/yaml/edit/move-pair.ts';
import { flowList, wrapInMap, wrapMapInList } from '../../syntax/yaml/edit/wrap-value.ts';
import { indentLines, trimmed } from '../../syntax/yaml/edit/text-lines.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
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
  return fix === undefined || fix.edits.length === 0 ? [] : [fix];
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
    case 'option': {
      const { map, pair } = place;
      if (map === undefined || pair === undefined) return undefined;
      const name = String(pair.key.value);
      const edits = movePair(text, map, pair, String(field), name);
      const params = { to: `${String(field)}.${name}` };
      return edits && { title: 'move', params, edits, safety: 'safe' };
    }
    case 'only-item':
      return onlyItem(node, place, text);
    case 'pair':
      return bounds(node, place, text);
    case 'dash-space': {
      if (node.kind !== 'map') return undefined;
      const edits = node.pairs.map((pair) => insertion(pair.key.start + 1, ' '));
      return { title: 'dashSpace', edits, safety: 'unsafe' };
    }
    case 'list':
      return mapAsList(node, finding, text);
    default:
      return undefined;
  }
}

function mapAsList(node: YamlNode, { data }: Finding, text: string): Fix | undefined {
  const { key, value: rest, whole, nest } = data ?? {};
  if (node.kind !== 'map' || node.anchor !== undefined || node.tag !== undefined) return undefined;
  const other = rest === undefined ? undefined : String(rest);
  const edits =
    whole === 1
      ? wrapMapInList(text, node)
      : key === undefined
        ? []
        : mapToList(text, node, String(key), other, nest === 1);
  // A plain value goes to the field that is most likely meant.
  const isSure = whole === 1 || node.pairs.every(({ value }) => value?.kind === 'map');
  const title = whole === 1 ? 'wrapInList' : 'toList';
  return { title, edits, safety: isSure ? 'safe' : 'unsafe' };
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
  const isBlock = value.kind === 'map' && !value.flow;
  const edits = isBlock
    ? [
        { range: { start: item.start, end: value.start }, newText: '' },
        ...indentLines(text, value, item.start - value.start),
      ]
    : onOneLine(node, place, text.slice(value.start, value.end), text);
  return edits.length === 0 ? undefined : { title: 'onlyItem', edits, safety: 'unsafe' };
}

/** `{ min: 1, max: 2 }` becomes `[1, 2]`. */
function bounds(node: YamlNode, place: Place, text: string): Fix | undefined {
  if (node.kind !== 'map' || node.pairs.length !== 2) return undefined;
  const [low, high] = node.pairs.map(({ value }) => value);
  if (low?.kind !== 'scalar' || high?.kind !== 'scalar') return undefined;
  const [from = '', to = ''] = [low, high].map(({ start, end }) => text.slice(start, end));
  const value = `[${from}, ${to}]`;
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
