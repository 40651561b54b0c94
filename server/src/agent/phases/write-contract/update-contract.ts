import { applyEdits, type TextEdit } from '../../../base/text-edit.ts';
import { yamlText, type YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { insertItem } from '../../../syntax/yaml/edit/insert-item.ts';
import { insertPair } from '../../../syntax/yaml/edit/insert-pair.ts';
import { parseYamlOnce } from '../../../syntax/yaml/parse-yaml.ts';
import {
  findPair,
  resolveAlias,
  type YamlMap,
  type YamlSequence,
} from '../../../syntax/yaml/tree.ts';

/**
 * A contract with what it lacks: properties that it has not, of those that it has the fields that it does not say, and
 * whole parts at the top. What somebody wrote stands as it is, whether it agrees or not.
 */
export function updateContract(text: string, wanted: YamlRecord, object: string): string {
  let now = text;
  for (const step of [addFields, addProperties, addParts]) {
    const root = rootOf(now);
    if (root !== undefined) now = applyEdits(now, step(now, root, wanted, object));
  }
  return now;
}

/** A contract with one more table, the first one of what is wanted, behind those that it has. */
export function addTable(text: string, { schema }: YamlRecord): string {
  const root = rootOf(text);
  const [table] = schema as readonly YamlRecord[];
  if (root === undefined || table === undefined) return text;
  const list = resolveAlias(findPair(root, 'schema')?.value);
  const edits =
    list?.kind === 'sequence'
      ? insertItem(text, list, linesOf(table), JSON.stringify(table))
      : addPairs(text, root, { schema: [table] });
  return applyEdits(text, edits);
}

function rootOf(text: string): YamlMap | undefined {
  const root = resolveAlias(parseYamlOnce(text).documents[0]?.tree());
  return root?.kind === 'map' ? root : undefined;
}

/** Parts of the top that are missing in old drafts; the rest is for people to say. */
const PARTS = ['slaProperties', 'team', 'customProperties'];

function addParts(text: string, root: YamlMap, wanted: YamlRecord): readonly TextEdit[] {
  const missing = PARTS.filter((key) => findPair(root, key) === undefined && !isEmpty(wanted[key]));
  return addPairs(text, root, Object.fromEntries(missing.map((key) => [key, wanted[key]])));
}

function addProperties(
  text: string,
  root: YamlMap,
  wanted: YamlRecord,
  object: string,
): readonly TextEdit[] {
  const list = propertiesIn(root, object);
  if (list === undefined) return [];
  const known = new Set(mapsIn(list).map((map) => textAt(map, 'name')?.toLowerCase()));
  const edits = propertiesOf(wanted).flatMap((property) =>
    known.has(String(property.name).toLowerCase()) || !isAsked(property)
      ? []
      : insertItem(text, list, linesOf(property), JSON.stringify(property)),
  );
  return together(edits);
}

/** The key and the time of loading are there already, under whatever names. */
function isAsked({ primaryKey, transformSourceObjects }: YamlRecord): boolean {
  return primaryKey !== true && !isEmpty(transformSourceObjects);
}

/** What a property says of where it comes from and how closed it is, where it says nothing. */
const FIELDS = ['classification', 'transformSourceObjects', 'transformLogic'];

function addFields(
  text: string,
  root: YamlMap,
  wanted: YamlRecord,
  object: string,
): readonly TextEdit[] {
  const list = propertiesIn(root, object);
  const byName = new Map(propertiesOf(wanted).map((one) => [String(one.name).toLowerCase(), one]));
  return mapsIn(list).flatMap((map) => {
    const property = byName.get(textAt(map, 'name')?.toLowerCase() ?? '');
    if (property === undefined) return [];
    const isMade = ['transformSourceObjects', 'transformLogic'].some((key) => findPair(map, key));
    const missing = FIELDS.filter(
      (key) =>
        findPair(map, key) === undefined &&
        !isEmpty(property[key]) &&
        !(isMade && key.startsWith('transform')),
    );
    return addPairs(text, map, Object.fromEntries(missing.map((key) => [key, property[key]])));
  });
}

function addPairs(text: string, map: YamlMap, record: YamlRecord): readonly TextEdit[] {
  if (Object.keys(record).length === 0) return [];
  const flow = JSON.stringify(record).slice(1, -1);
  return insertPair(text, map, linesOf(record).join('\n'), flow);
}

function linesOf(record: YamlRecord): readonly string[] {
  return yamlText(record).trimEnd().split('\n');
}

/** Insertions at the same place as one, in their order. */
function together(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first] = edits;
  if (first === undefined) return [];
  return [{ range: first.range, newText: edits.map(({ newText }) => newText).join('') }];
}

function propertiesOf({ schema }: YamlRecord): readonly YamlRecord[] {
  const [object] = schema as readonly YamlRecord[];
  return (object?.properties ?? []) as readonly YamlRecord[];
}

function propertiesIn(root: YamlMap, object: string): YamlSequence | undefined {
  const schema = resolveAlias(findPair(root, 'schema')?.value);
  const found = mapsIn(schema).find((map) => textAt(map, 'name') === object);
  const list = resolveAlias(found && findPair(found, 'properties')?.value);
  return list?.kind === 'sequence' ? list : undefined;
}

function mapsIn(node: ReturnType<typeof resolveAlias>): readonly YamlMap[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap(({ value }) => (value?.kind === 'map' ? [value] : []));
}

function textAt(map: YamlMap, key: string): string | undefined {
  const value = resolveAlias(findPair(map, key)?.value);
  return value?.kind === 'scalar' ? String(value.value) : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
