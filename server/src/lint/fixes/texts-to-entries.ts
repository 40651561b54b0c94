import { insertion, type TextEdit } from '../../base/text-edit.ts';
import { keyText } from '../../syntax/yaml/edit/json-source.ts';
import { around } from '../../syntax/yaml/edit/wrap-value.ts';
import type { YamlScalar, YamlSequence } from '../../syntax/yaml/tree.ts';
import { textsOf } from '../texts-for-entries.ts';

/** Writes each plain text of a list as the field of an entry. Nothing where one of them cannot be. */
export function textsToEntries(
  text: string,
  list: YamlSequence,
  field: string,
): readonly TextEdit[] {
  const edits = textsOf(list).map((node) => textToEntry(text, node, field, list.flow));
  return edits.some(({ length }) => length === 0) ? [] : edits.flat();
}

/** `text` becomes `field: text`, in braces where it stands in brackets. A text of several lines would end too far left. */
export function textToEntry(
  text: string,
  node: YamlScalar,
  field: string,
  inFlow: boolean,
): readonly TextEdit[] {
  const source = text.slice(node.start, node.end);
  if (source === '' || source.includes('\n')) return [];
  const key = `${keyText(text, field)}: `;
  return inFlow ? around(node, `{ ${key}`, ' }') : [insertion(node.start, key)];
}
