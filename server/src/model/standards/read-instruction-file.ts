import { LineIndex } from '../../base/line-index.ts';
import { readPlaceholders } from '../../syntax/instructions/read-placeholders.ts';
import { readFrontMatter } from '../../syntax/markdown/front-matter.ts';
import { parseYaml } from '../../syntax/yaml/parse-yaml.ts';
import { findPair, resolveAlias, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import type { Word } from '../dbt/dbt-model.ts';
import { placeOf, textOf } from '../place.ts';
import { MAX_TEXT, type InstructionFile, type ProfileParent } from './instruction-file.ts';
import type { InstructionPath } from './instruction-path.ts';

/** Reads a text for agents or its configuration; what makes no sense in either is left out. */
export function readInstructionFile(
  uri: string,
  at: InstructionPath,
  whole: string,
): InstructionFile {
  const isYaml = /\.ya?ml$/i.test(uri);
  const text = whole.slice(0, MAX_TEXT);
  const lines = new LineIndex(text);
  const normal = text.replaceAll(/\r(?!\n)/g, '\n');
  const front = isYaml ? undefined : readFrontMatter(normal);
  const tree = isYaml ? parseYaml(text) : front?.yaml;
  const root = mapOf(tree?.documents[0]?.tree());
  const body = front === undefined ? Number(text.startsWith('\ufeff')) : front.end;
  const isText = at.kind !== 'config' && at.kind !== 'index';
  const about = root && isText ? wordOf(valueOf(root, 'description'), lines) : undefined;
  return {
    ...{ kind: 'instructions', uri, at, body, isCut: whole.length > MAX_TEXT },
    text: isText ? text : '',
    placeholders: isText
      ? readPlaceholders(text)
          .filter(({ start }) => start >= body)
          .map((placeholder) => {
            const named = placeholder.kind === 'condition' ? placeholder.flag : placeholder.target;
            return { placeholder, place: placeOf(named, lines) };
          })
      : [],
    phases: root && isText ? wordsOf(valueOf(root, 'phases'), lines) : undefined,
    budget: root && isText ? countOf(valueOf(root, 'budget')) : undefined,
    parents: root && at.kind === 'config' ? parentsOf(root, at, lines) : [],
    excluded:
      root && at.kind === 'config'
        ? (wordsOf(valueOf(root, 'exclude_inherited_files'), lines) ?? []).map((one) => one.text)
        : [],
    descriptions:
      about !== undefined
        ? [{ name: at.name, text: about.text }]
        : root && at.kind === 'index'
          ? indexed(root, lines)
          : [],
  };
}

/** `inherits_from` of one profile, or of each that `config.yml` lists. */
function parentsOf(root: YamlMap, { profile }: InstructionPath, lines: LineIndex): ProfileParent[] {
  if (profile !== undefined) return parentOf(root, profile, lines);
  const profiles = mapOf(valueOf(root, 'profiles'));
  return (profiles?.pairs ?? []).flatMap(({ key, value }) => {
    const map = mapOf(value);
    return map === undefined ? [] : parentOf(map, textOf(key), lines);
  });
}

function parentOf(map: YamlMap, profile: string, lines: LineIndex): ProfileParent[] {
  const value = resolveAlias(valueOf(map, 'inherits_from'));
  if (value?.kind !== 'scalar') return [];
  if (value.value === false) return [{ profile, parent: false }];
  const parent = wordOf(value, lines);
  return parent === undefined ? [] : [{ profile, parent }];
}

/** `folder: { file: { description } }`; `root` is the folder of the standards itself. */
function indexed(root: YamlMap, lines: LineIndex): InstructionFile['descriptions'] {
  return root.pairs.flatMap((folder) =>
    (mapOf(folder.value)?.pairs ?? []).flatMap((file) => {
      const map = mapOf(file.value);
      const about = map && wordOf(valueOf(map, 'description'), lines);
      if (about === undefined) return [];
      const within = textOf(folder.key);
      const path = within === 'root' ? textOf(file.key) : `${within}/${textOf(file.key)}`;
      return [{ name: `standards/${path}`, text: about.text }];
    }),
  );
}

function valueOf(map: YamlMap, key: string): YamlNode | undefined {
  return findPair(map, key)?.value;
}

function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  const found = resolveAlias(node);
  return found?.kind === 'map' ? found : undefined;
}

function wordOf(node: YamlNode | undefined, lines: LineIndex): Word | undefined {
  const scalar = resolveAlias(node);
  if (scalar?.kind !== 'scalar' || scalar.value === null || scalar.value === '') return undefined;
  return { text: textOf(scalar), place: placeOf(scalar, lines) };
}

function countOf(node: YamlNode | undefined): number | undefined {
  const scalar = resolveAlias(node);
  if (scalar?.kind !== 'scalar') return undefined;
  return typeof scalar.value === 'number' && scalar.value > 0 ? scalar.value : undefined;
}

/** Of a list, or the one that stands instead of it. */
function wordsOf(node: YamlNode | undefined, lines: LineIndex): Word[] | undefined {
  const found = resolveAlias(node);
  if (found?.kind === 'sequence')
    return found.items.flatMap(({ value }) => wordOf(value, lines) ?? []);
  const one = wordOf(found, lines);
  return one && [one];
}
