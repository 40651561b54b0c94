import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlPair, YamlScalar } from '../tree.ts';
import { formatScalar } from './format-scalar.ts';
import { isJson } from './text-lines.ts';

/** Replaces a scalar by a string; its quotes stay, and quotes are added where the new text needs them. */
export function replaceScalar(
  text: string,
  { start, end, style }: YamlScalar,
  value: string,
  inFlow = true,
): TextEdit[] {
  const quotes = style === 'single' || style === 'double' ? style : isJson(text) ? 'json' : 'plain';
  return [{ range: { start, end }, newText: formatScalar(value, quotes, inFlow) }];
}

/** Renames a key; its quotes stay. */
export function renameKey(text: string, pair: YamlPair, newKey: string): TextEdit[] {
  return replaceScalar(text, pair.key, newKey);
}
