import type { TextEdit } from '../../base/text-edit.ts';
import { childColumn, columnAt, detectIndent, lineEnd, nextLine } from './layout.ts';
import { formatScalar } from './quote-scalar.ts';
import type { YamlPair } from './tree.ts';

/** A map of name to object becomes a list of objects whose first key is `keyField`; comments stay where they are. */
export function mapToList(text: string, pair: YamlPair, keyField: string): TextEdit[] {
  const { value: map } = pair;
  if (map?.kind !== 'map' || !map.pairs.every(canBeItem)) return [];
  const field = formatScalar(keyField, detectIndent(text).isJson ? 'json' : 'plain');
  if (map.flow) {
    const members = map.pairs.flatMap((one) => flowMember(text, one, field));
    return [replace(map.start, map.start + 1, '['), ...members, replace(map.end - 1, map.end, ']')];
  }
  return map.pairs.flatMap((one) => blockMember(text, one, field));
}

/** Only what is an object, or nothing yet, can become one without losing a value. */
function canBeItem({ value }: YamlPair): boolean {
  if (value === undefined || value.kind === 'map') return true;
  return value.kind === 'scalar' && value.value === null;
}

function flowMember(text: string, pair: YamlPair, field: string): TextEdit[] {
  const name = text.slice(pair.key.start, pair.key.end);
  if (pair.value?.kind !== 'map') return [replace(pair.start, pair.end, `{${field}: ${name}}`)];
  const comma = pair.value.pairs.length === 0 ? '' : ', ';
  return [replace(pair.start, pair.value.start + 1, `{${field}: ${name}${comma}`)];
}

function blockMember(text: string, pair: YamlPair, field: string): TextEdit[] {
  const name = text.slice(pair.key.start, pair.key.end);
  const { value } = pair;
  if (value?.kind === 'map' && value.flow) return flowMemberInBlock(text, pair, field);
  const head = replace(pair.start, pair.colon + 1, `- ${field}: ${name}`);
  if (value?.kind !== 'map')
    return value === undefined ? [head] : [replace(pair.start, pair.end, `- ${field}: ${name}`)];
  // Keys must stand two columns right of the dash, whatever they stood at.
  const by = columnAt(text, pair.start) + 2 - childColumn(text, value);
  const edits: TextEdit[] = [head];
  for (let at = nextLine(text, pair.colon); at < value.end && by !== 0; at = nextLine(text, at)) {
    if (lineEnd(text, at) === at) continue;
    const spaces = /^ */.exec(text.slice(at, at + 400))?.[0].length ?? 0;
    if (by > 0) edits.push(replace(at, at, ' '.repeat(by)));
    else edits.push(replace(at, at + Math.min(spaces, -by), ''));
  }
  return edits;
}

function flowMemberInBlock(text: string, pair: YamlPair, field: string): TextEdit[] {
  return flowMember(text, pair, field).map((edit) => ({ ...edit, newText: `- ${edit.newText}` }));
}

function replace(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}
