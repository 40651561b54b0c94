import type { LineIndex } from '../base/line-index.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { findPair, resolveAlias, type YamlMap, type YamlNode } from '../syntax/yaml/tree.ts';
import type { Word } from './dbt/dbt-model.ts';
import type { AssetFile } from './governed-file.ts';
import { placeOf, textOf } from './place.ts';

/** Reads the file of a table that an orchestrator makes; undefined for one without a name. */
export function readAsset(file: YamlFile, lines: LineIndex): AssetFile | undefined {
  const root = file.documents[0]?.tree();
  if (root?.kind !== 'map') return undefined;
  const word = (map: YamlMap, key: string): Word | undefined =>
    wordOf(findPair(map, key)?.value, lines);
  const name = word(root, 'name');
  if (name === undefined) return undefined;
  return {
    kind: 'asset',
    name,
    layer: word(root, 'layer'),
    description: word(root, 'description')?.text,
    contract: word(root, 'contract'),
    inputs: itemsOf(root, 'inputs').flatMap((item) => wordOf(item, lines) ?? []),
    columns: itemsOf(root, 'columns').flatMap((item): AssetFile['columns'] => {
      const map = resolveAlias(item);
      const column = map?.kind === 'map' ? word(map, 'name') : undefined;
      if (map?.kind !== 'map' || column === undefined) return [];
      return [{ name: column, from: word(map, 'from')?.text }];
    }),
  };
}

function itemsOf(map: YamlMap, key: string): readonly (YamlNode | undefined)[] {
  const list = resolveAlias(findPair(map, key)?.value);
  return list?.kind === 'sequence' ? list.items.map(({ value }) => value) : [];
}

function wordOf(node: YamlNode | undefined, lines: LineIndex): Word | undefined {
  const scalar = resolveAlias(node);
  if (scalar?.kind !== 'scalar' || scalar.value === null || scalar.value === '') return undefined;
  return { text: textOf(scalar), place: placeOf(scalar, lines) };
}
