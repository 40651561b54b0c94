import type { LineIndex } from '../../base/line-index.ts';
import { findPair, resolveAlias, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import type { YamlFile } from '../../syntax/yaml/file.ts';
import type { DbtProjectFile } from '../governed-file.ts';
import { placeOf, textOf } from '../place.ts';
import { projectName } from './dbt-file.ts';
import type { Word } from './dbt-model.ts';

/** Folders below folders. */
const DEPTH = 20;

/** What a folder says of its models. */
interface Settings {
  readonly tags: { readonly folder: string; readonly tag: Word }[];
  readonly materialized: { readonly folder: string; readonly how: Word }[];
}

/** Reads `dbt_project.yml`: what it says of models, by the folder that they lie in. */
export function readDbtProject(file: YamlFile, lines: LineIndex): DbtProjectFile {
  const root = file.documents[0]?.tree();
  const models = root?.kind === 'map' ? resolveAlias(findPair(root, 'models')?.value) : undefined;
  const found: Settings = { tags: [], materialized: [] };
  // Below `models` stands the name of the project, and below it that of folders.
  if (models?.kind === 'map') collect(models, [], found, lines);
  return { kind: 'dbt-project', name: projectName(file), ...found };
}

/** Whether a model lies in a folder of the project, or is what it names. */
export function isInFolder(model: string, folder: string): boolean {
  return folder === '' || `${model.replace(/\.sql$/i, '')}/`.includes(`/${folder}/`);
}

function collect(map: YamlMap, path: readonly string[], found: Settings, lines: LineIndex): void {
  for (const { key, value: written } of map.pairs) {
    const name = String(key.value);
    const value = resolveAlias(written);
    const folder = path.slice(1).join('/');
    if (name === 'tags' || name === '+tags')
      found.tags.push(...wordsIn(value, lines).map((tag) => ({ folder, tag })));
    else if (name === 'materialized' || name === '+materialized')
      found.materialized.push(...wordsIn(value, lines).map((how) => ({ folder, how })));
    else if (value?.kind === 'map' && !name.startsWith('+') && path.length < DEPTH)
      collect(value, [...path, name], found, lines);
  }
}

function wordsIn(value: YamlNode | undefined, lines: LineIndex): readonly Word[] {
  if (value?.kind === 'scalar')
    return value.value === null ? [] : [{ text: textOf(value), place: placeOf(value, lines) }];
  if (value?.kind !== 'sequence') return [];
  return value.items.flatMap((item) => wordsIn(resolveAlias(item.value), lines));
}
