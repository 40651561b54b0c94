import type { TextEdit } from '../../base/text-edit.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { mapToList, mapToEntry } from './map-to-list.ts';
import { fixNull } from './null-value.ts';
import { placeOf, type Place } from './place.ts';
import { breakOf, columnOf, indentLines } from './text-shape.ts';

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
      const newText = node.kind === 'scalar' ? JSON.stringify(source) : source;
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
        edits: wrapInMap(node, place, String(field), text, inFlow),
        safety: 'safe',
      };
    case 'list': {
      if (node.kind !== 'map' || node.anchor !== undefined || node.tag !== undefined)
        return undefined;
      const edits =
        whole === 1
          ? mapToEntry(text, node)
          : key === undefined
            ? []
            : mapToList(text, node, String(key), rest === undefined ? undefined : String(rest));
      return { title: whole === 1 ? 'wrapInList' : 'toList', edits, safety: 'safe' };
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
  const items = parts
    .filter((part) => part !== '')
    .map((part) =>
      node.style === 'plain' && /[[\]{}]|: /.test(part) ? JSON.stringify(part) : part,
    );
  return {
    title: 'wrapInList',
    edits: [replace(node, `[${items.join(', ')}]`)],
    safety: items.length === 1 ? 'safe' : 'unsafe',
  };
}

function wrapInMap(
  node: YamlNode,
  { pair }: Place,
  field: string,
  text: string,
  inFlow: boolean,
): readonly TextEdit[] {
  if (pair?.value !== node) return [];
  if (inFlow) {
    const source = text.slice(node.start, node.end);
    return [replace(node, `{ ${field}: ${source} }`)];
  }
  const column = columnOf(text, pair.start);
  const indent = ' '.repeat(column + 2);
  const head = `${breakOf(text)}${indent}${field}: `;
  return [
    { range: { start: pair.colon + 1, end: node.start }, newText: head },
    ...indentLines(text, node, 2),
  ];
}
