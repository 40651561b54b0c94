import { findPair, type YamlMap, type YamlPair } from '../../syntax/yaml/tree.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { insertItem } from '../../syntax/yaml/edit/insert-item.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { isJson } from '../../syntax/yaml/edit/text-lines.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { mapAt } from './place.ts';

/** Adds one of `data.add`, which stand each on a line, to the tags of the map around the finding. */
export function addTag(finding: Finding, context: FixContext): readonly Fix[] {
  const { add } = finding.data ?? {};
  const map = mapAt(context, finding.range)?.map;
  if (add === undefined || map === undefined) return [];
  return String(add)
    .split('\n')
    .flatMap((tag): Fix[] => {
      const edits = insertTag(context.file.text, map, tag);
      return edits.length === 0 ? [] : [{ title: 'add', params: { tag }, edits, safety: 'unsafe' }];
    });
}

function insertTag(text: string, map: YamlMap, tag: string): readonly TextEdit[] {
  const pair = findPair(map, 'tags');
  if (pair?.value?.kind === 'sequence') {
    const source = formatScalar(tag, isJson(text) ? 'json' : 'plain', true);
    return insertItem(text, pair.value, [formatScalar(tag, 'plain', false)], source);
  }
  // Something else stands there, which other rules speak of.
  if (pair !== undefined) return [];
  const block = `tags:\n  - ${formatScalar(tag, 'plain', false)}`;
  return insertPair(text, map, block, `tags: [${formatScalar(tag)}]`, lastOfHead(map));
}

/** Single values stand at the beginning of a map, and tags behind them. */
function lastOfHead({ pairs }: YamlMap): YamlPair | undefined {
  const end = pairs.findIndex(({ value }) => value !== undefined && value.kind !== 'scalar');
  return pairs[(end === -1 ? pairs.length : end) - 1] ?? pairs.at(-1);
}
