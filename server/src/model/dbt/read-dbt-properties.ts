import type { LineIndex } from '../../base/line-index.ts';
import type { YamlFile } from '../../syntax/yaml/file.ts';
import { findPair, resolveAlias, type YamlMap, type YamlScalar } from '../../syntax/yaml/tree.ts';
import type {
  DbtMeta,
  DbtPropertiesFile,
  DbtResource,
  DbtResourceColumn,
} from '../governed-file.ts';
import { placeOf, textOf } from '../place.ts';
import { mapIn, mapsIn, resourcesIn } from './dbt-file.ts';
import type { Word } from './dbt-model.ts';

/** What YAML of a dbt project says of models and of tables of sources. Seeds, exposures, metrics and the like are left out. */
export function readDbtProperties(file: YamlFile, lines: LineIndex): DbtPropertiesFile {
  const models: DbtResource[] = [];
  const tables: DbtPropertiesFile['tables'][number][] = [];
  for (const document of file.documents) {
    const root = document.tree();
    if (root?.kind !== 'map') continue;
    for (const { kind, node, source, schema } of resourcesIn(root, true)) {
      const resource = kind === 'model' || kind === 'source' ? read(node, lines) : undefined;
      if (resource === undefined) continue;
      if (kind === 'model') models.push(resource);
      else if (source !== undefined)
        tables.push({
          ...{ ...resource, source, schema },
          identifier: wordIn(node, 'identifier', lines)?.text,
        });
    }
  }
  return { kind: 'dbt-properties', models, tables };
}

function read(node: YamlMap, lines: LineIndex): DbtResource | undefined {
  const name = scalarIn(node, 'name');
  if (name === undefined) return undefined;
  const config = mapIn(node, 'config');
  const metas = [node, config].flatMap((one) => (one && mapIn(one, 'meta')) ?? []);
  return {
    name: wordOf(name, lines),
    materialized: wordIn(config, 'materialized', lines),
    tags: [node, config, ...metas].flatMap((one) => (one === undefined ? [] : tagsIn(one, lines))),
    meta: metas.flatMap((one) => metaIn(one, lines)),
    columns: mapsIn(node, 'columns', true).flatMap((column): DbtResourceColumn[] => {
      const of = scalarIn(column, 'name');
      if (of === undefined) return [];
      const dataType = scalarIn(column, 'data_type');
      return [{ name: wordOf(of, lines), dataType: dataType && textOf(dataType) }];
    }),
  };
}

/** A tag, or a list of them. */
function tagsIn(map: YamlMap, lines: LineIndex): readonly Word[] {
  const value = resolveAlias(findPair(map, 'tags')?.value);
  if (value?.kind === 'scalar') return value.value === null ? [] : [wordOf(value, lines)];
  if (value?.kind !== 'sequence') return [];
  return value.items.flatMap((item) => {
    const tag = resolveAlias(item.value);
    return tag?.kind === 'scalar' && tag.value !== null ? [wordOf(tag, lines)] : [];
  });
}

function metaIn(map: YamlMap, lines: LineIndex): readonly DbtMeta[] {
  return map.pairs.flatMap(({ key, value }): DbtMeta[] => {
    const given = resolveAlias(value);
    if (key.value === null || given?.kind !== 'scalar' || given.value === null) return [];
    return [{ key: wordOf(key, lines), value: wordOf(given, lines) }];
  });
}

function wordIn(map: YamlMap | undefined, key: string, lines: LineIndex): Word | undefined {
  const scalar = map && scalarIn(map, key);
  return scalar && wordOf(scalar, lines);
}

/** Undefined for what is empty, and for what only a template knows. */
function scalarIn(map: YamlMap, key: string): YamlScalar | undefined {
  const value = resolveAlias(findPair(map, key)?.value);
  if (value?.kind !== 'scalar' || value.value === null || value.value === '') return undefined;
  return String(value.value).includes('{{') ? undefined : value;
}

function wordOf(scalar: YamlScalar, lines: LineIndex): Word {
  return { text: textOf(scalar), place: placeOf(scalar, lines) };
}
