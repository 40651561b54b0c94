import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { keyText } from '../../syntax/yaml/edit/json-source.ts';
import { isJson } from '../../syntax/yaml/edit/text-lines.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { findPair, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';
import { replaceValue } from './replace-value.ts';

/**
 * Writes the value that the standard has. Where the word of the author says more than that, the rest
 * goes to the field `data.also` as `data.alsoValue`, unless that is written already.
 */
export function fixAllowedValue(finding: Finding, context: FixContext): readonly Fix[] {
  const fixes = replaceValue(finding, context);
  const { also, alsoValue } = finding.data ?? {};
  const { map, pair } = placeOf(context, finding.range) ?? {};
  if (also === undefined || alsoValue === undefined || map === undefined) return fixes;
  const more = writeField(context.file.text, map, String(also).split('.'), String(alsoValue), pair);
  if (more.length === 0) return fixes;
  return fixes.map((fix) => ({
    ...fix,
    title: 'replaceAnd',
    params: { ...fix.params, also, alsoValue },
    edits: [...fix.edits, ...more],
  }));
}

/** The edits that write a field, or a field of a map below; none where it is written already. */
function writeField(
  text: string,
  map: YamlMap,
  [field = '', inner]: readonly string[],
  value: string,
  after: YamlMap['pairs'][number] | undefined,
): readonly TextEdit[] {
  const written = findPair(map, field);
  const source = formatScalar(value, isJson(text) ? 'json' : 'plain');
  if (written === undefined) {
    const outer = keyText(text, field);
    if (inner === undefined) {
      const line = `${outer}: ${source}`;
      return insertPair(text, map, line, line, after);
    }
    const line = `${keyText(text, inner)}: ${source}`;
    return insertPair(text, map, `${outer}:\n  ${line}`, `${outer}: { ${line} }`, after);
  }
  const below = written.value;
  if (inner === undefined || below?.kind !== 'map' || findPair(below, inner) !== undefined)
    return [];
  const line = `${keyText(text, inner)}: ${source}`;
  return insertPair(text, below, line, line);
}
