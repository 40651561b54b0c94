import type { LineIndex } from '../../base/line-index.ts';
import { resolveAlias, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import type { Word } from '../dbt/dbt-model.ts';
import { placeOf, textOf } from '../place.ts';

/** What policies want to know of an object or property beside its name and type. Only what is said is there. */
export interface GovernedElement {
  readonly physicalName?: Word;
  /** `format` of the options of the logical type. */
  readonly format?: string;
  readonly classification?: Word;
  readonly encryptedName?: Word;
  /** The custom property of that name: what is done to the value. */
  readonly treatment?: Word;
  /** The custom property of that name: the layer or tier, where place and tags do not say it. */
  readonly layer?: Word;
  readonly tags?: readonly Word[];
  /** Business name, and addresses and descriptions of authoritative definitions. */
  readonly definitions?: readonly string[];
  /** The beginning of `transformLogic`. */
  readonly logic?: string;
  /** It has quality rules. */
  readonly quality?: true;
}

/** What policies want to know of a contract or product as a whole. */
export interface GovernedDocument extends GovernedElement {
  readonly domain?: Word;
  /** Name of the team. */
  readonly team?: Word;
  /** A team with a name or members is there, or somebody is named as owner. */
  readonly owned?: true;
  /** The custom property of that name: path of the canvas. */
  readonly canvas?: Word;
  readonly serviceLevels?: readonly ServiceLevelFact[];
  /** Names of the ports of a product. */
  readonly ports?: readonly Word[];
}

/** An entry of `slaProperties`. */
export interface ServiceLevelFact {
  readonly property: Word;
  readonly value: Word;
  readonly unit: string | undefined;
  /** Names of the elements that it is about, as written. */
  readonly element: string | undefined;
}

type Draft = { -readonly [Key in keyof GovernedDocument]: GovernedDocument[Key] };

const LOGIC = 500;

/** Undefined when the map says nothing of the kind, as most do. */
export function governedFacts(map: YamlMap, lines: LineIndex): GovernedDocument | undefined {
  const draft: Draft = {};
  for (const { key, value } of map.pairs) {
    if (value !== undefined) read(draft, key.value, value, lines);
  }
  return Object.keys(draft).length === 0 ? undefined : draft;
}

function read(draft: Draft, key: unknown, value: YamlNode, lines: LineIndex): void {
  switch (key) {
    case 'physicalName':
    case 'classification':
    case 'encryptedName':
    case 'domain':
      set(draft, key, wordOf(value, lines));
      break;
    case 'logicalTypeOptions':
      set(draft, 'format', scalarIn(value, 'format'));
      break;
    case 'businessName':
      set(draft, 'definitions', join(draft.definitions, textIn(value)));
      break;
    case 'authoritativeDefinitions':
      for (const map of mapsIn(value)) {
        set(draft, 'definitions', join(draft.definitions, scalarIn(map, 'url')));
        set(draft, 'definitions', join(draft.definitions, scalarIn(map, 'description')));
      }
      break;
    case 'tags':
      set(draft, 'tags', wordsOf(value, lines));
      break;
    case 'transformLogic':
      set(draft, 'logic', textIn(value)?.slice(0, LOGIC));
      break;
    case 'quality':
      if (mapsIn(value).length > 0) draft.quality = true;
      break;
    case 'customProperties':
      readCustom(draft, value, lines);
      break;
    case 'team':
      readTeam(draft, value, lines);
      break;
    case 'inputPorts':
    case 'outputPorts':
    case 'managementPorts':
      set(draft, 'ports', [...(draft.ports ?? []), ...namesIn(value, lines)]);
      break;
    case 'slaProperties':
      set(draft, 'serviceLevels', serviceLevels(value, lines));
      break;
  }
}

function readCustom(draft: Draft, value: YamlNode, lines: LineIndex): void {
  for (const map of mapsIn(value)) {
    const name = scalarIn(map, 'property');
    const given = wordOf(map.pairs.find(({ key }) => key.value === 'value')?.value, lines);
    if (name === 'treatment' || name === 'layer' || name === 'canvas') set(draft, name, given);
    if (name === 'owner' && given !== undefined) draft.owned = true;
  }
}

function readTeam(draft: Draft, value: YamlNode, lines: LineIndex): void {
  const team = resolveAlias(value);
  if (team?.kind === 'sequence') {
    if (mapsIn(team).length > 0) draft.owned = true;
    return;
  }
  if (team?.kind !== 'map') return;
  const name = wordOf(team.pairs.find(({ key }) => key.value === 'name')?.value, lines);
  const members = team.pairs.find(({ key }) => key.value === 'members')?.value;
  set(draft, 'team', name);
  if (name !== undefined || mapsIn(members).length > 0) draft.owned = true;
}

function serviceLevels(value: YamlNode, lines: LineIndex): readonly ServiceLevelFact[] | undefined {
  const found = mapsIn(value).flatMap((map): ServiceLevelFact[] => {
    const word = (name: string): Word | undefined =>
      wordOf(map.pairs.find(({ key }) => key.value === name)?.value, lines);
    const property = word('property');
    const given = word('value');
    if (property === undefined || given === undefined) return [];
    return [
      { property, value: given, unit: scalarIn(map, 'unit'), element: scalarIn(map, 'element') },
    ];
  });
  return found.length === 0 ? undefined : found;
}

function set<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | undefined): void {
  if (value !== undefined) draft[key] = value;
}

function join(
  texts: readonly string[] | undefined,
  text: string | undefined,
): readonly string[] | undefined {
  return text === undefined ? texts : [...(texts ?? []), text];
}

function wordOf(node: YamlNode | undefined, lines: LineIndex): Word | undefined {
  const scalar = resolveAlias(node);
  if (scalar?.kind !== 'scalar' || scalar.value === null || scalar.value === '') return undefined;
  return { text: textOf(scalar), place: placeOf(scalar, lines) };
}

function wordsOf(value: YamlNode, lines: LineIndex): readonly Word[] | undefined {
  const list = resolveAlias(value);
  if (list?.kind !== 'sequence') return undefined;
  return list.items.flatMap(({ value: item }) => wordOf(item, lines) ?? []);
}

function namesIn(value: YamlNode, lines: LineIndex): readonly Word[] {
  return mapsIn(value).flatMap(
    ({ pairs }) => wordOf(pairs.find(({ key }) => key.value === 'name')?.value, lines) ?? [],
  );
}

function mapsIn(value: YamlNode | undefined): readonly YamlMap[] {
  const list = resolveAlias(value);
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap(({ value: item }) => {
    const map = resolveAlias(item);
    return map?.kind === 'map' ? [map] : [];
  });
}

function textIn(node: YamlNode | undefined): string | undefined {
  const scalar = resolveAlias(node);
  return scalar?.kind === 'scalar' && scalar.value !== null ? textOf(scalar) : undefined;
}

function scalarIn(node: YamlNode, name: string): string | undefined {
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return undefined;
  return textIn(map.pairs.find(({ key }) => key.value === name)?.value);
}
