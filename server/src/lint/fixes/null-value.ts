import type { TextEdit } from '../../base/text-edit.ts';
import { removeItem, removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { columnOf, lineEnd, nextLine } from '../../syntax/yaml/edit/text-lines.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import type { YamlPair } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/**
 * Removes a key, or an entry of a list, that has no value. Never unasked where something may be lost:
 * a comment that hangs on it, or a list or map whose content stands in the wrong column.
 */
export function fixNull(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  if (place === undefined) return [];
  const { text } = context.file;
  const { item, sequence, pair } = place;
  const node = item === undefined ? pair?.value : item.value;
  if (node !== undefined && node.kind !== 'scalar') return [];
  const quoted = item === undefined && pair !== undefined ? quoteComment(text, pair) : [];
  const edits =
    item !== undefined && sequence !== undefined && sequence.items.length > 1
      ? removeItem(text, sequence, item)
      : removePair(text, place);
  const name = finding.data?.name ?? '';
  const isSure =
    finding.data?.container !== 1 && !hasComment(text, item?.start ?? pair?.start ?? 0);
  const removal: Fix = {
    title: 'remove',
    params: { name },
    edits,
    safety: isSure ? 'safe' : 'unsafe',
  };
  const others = edits.length === 0 ? [] : [removal];
  if (quoted.length === 0) return others;
  return [{ title: 'quote', edits: quoted, safety: 'unsafe' }, ...others];
}

/** `name: #1 shop`: what was meant for text is a comment to YAML. */
export function quoteComment(text: string, { colon, value }: YamlPair): readonly TextEdit[] {
  if (value !== undefined && value.end > value.start) return [];
  const end = lineEnd(text, colon);
  const behind = /^([ \t]+)(#[^\s#].*?)\s*$/.exec(text.slice(colon + 1, end));
  const [, gap = '', source = ''] = behind ?? [];
  if (source === '') return [];
  const start = colon + 1 + gap.length;
  return [
    { range: { start, end: start + source.length }, newText: formatScalar(source, 'double') },
  ];
}

/** Whether a comment stands on the line, or below it and deeper. */
function hasComment(text: string, start: number): boolean {
  if (/(?:^|\s)#/.test(text.slice(start, lineEnd(text, start)))) return true;
  const below = nextLine(text, start);
  const [line, blanks = ''] = /^( *)#/.exec(text.slice(below, lineEnd(text, below))) ?? [];
  return line !== undefined && blanks.length > columnOf(text, start);
}
