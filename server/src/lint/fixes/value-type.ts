import type { TextEdit } from '../../base/text-edit.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { mapToList } from '../../syntax/yaml/edit/map-to-list.ts';
import { flowList, wrapInMap, wrapMapInList } from '../../syntax/yaml/edit/wrap-value.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { fixNull } from './null-value.ts';
import { placeOf, type Place } from './place.ts';

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
  const { fix, with: value, safe, field, key, value: rest, whole } = finding.data ?? {};
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
    case 'list': {
      if (node.kind !== 'map' || node.anchor !== undefined || node.tag !== undefined)
        return undefined;
      const edits =
        whole === 1
          ? wrapMapInList(text, node)
          : key === undefined
            ? []
            : mapToList(text, node, String(key), rest === undefined ? undefined : String(rest));
      // A plain value goes to the field that is most likely meant.
      const isSure = whole === 1 || node.pairs.every(({ value: one }) => one?.kind === 'map');
      const title = whole === 1 ? 'wrapInList' : 'toList';
      return { title, edits, safety: isSure ? 'safe' : 'unsafe' };
    }
    default:
      return undefined;
  }
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
