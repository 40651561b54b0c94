import { findPair, resolveAlias, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import type { YamlFile } from '../../syntax/yaml/file.ts';
import type { DbtProjectFile } from '../governed-file.ts';
import { textOf } from '../place.ts';

/** Folders below folders. */
const DEPTH = 20;

/** Reads `dbt_project.yml`: the tags that it gives to models, by the folder that they lie in. */
export function readDbtProject(file: YamlFile): DbtProjectFile {
  const root = file.documents[0]?.tree();
  const models = root?.kind === 'map' ? resolveAlias(findPair(root, 'models')?.value) : undefined;
  const tags: { readonly folder: string; readonly tag: string }[] = [];
  // Below `models` stands the name of the project, and below it that of folders.
  if (models?.kind === 'map') collect(models, [], tags);
  return { kind: 'dbt-project', tags };
}

function collect(
  map: YamlMap,
  path: readonly string[],
  tags: { readonly folder: string; readonly tag: string }[],
): void {
  for (const { key, value: written } of map.pairs) {
    const name = String(key.value);
    const value = resolveAlias(written);
    if (name === 'tags' || name === '+tags') {
      const folder = path.slice(1).join('/');
      for (const tag of textsIn(value)) tags.push({ folder, tag });
    } else if (value?.kind === 'map' && !name.startsWith('+') && path.length < DEPTH)
      collect(value, [...path, name], tags);
  }
}

function textsIn(value: YamlNode | undefined): readonly string[] {
  if (value?.kind === 'scalar') return value.value === null ? [] : [textOf(value)];
  if (value?.kind !== 'sequence') return [];
  return value.items.flatMap((item) => textsIn(resolveAlias(item.value)));
}
