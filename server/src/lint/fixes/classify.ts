import type { TextEdit } from '../../base/text-edit.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { insertItem } from '../../syntax/yaml/edit/insert-item.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { flowPairs } from '../../syntax/yaml/edit/json-source.ts';
import { replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import { hasListsBelowKeys, isJson } from '../../syntax/yaml/edit/text-lines.ts';
import {
  findPair,
  type YamlItem,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** What a property should say of itself; what it says already stays. */
export interface Wanted {
  readonly level?: string | undefined;
  readonly tag?: string | undefined;
  /** The value of the custom property `treatment`. */
  readonly treatment?: string | undefined;
}

/** Fields that stand before those that are added. */
const HEAD: ReadonlySet<unknown> = new Set([
  'id',
  'name',
  'physicalName',
  'businessName',
  'description',
  'logicalType',
  'physicalType',
  'logicalTypeOptions',
  'primaryKey',
  'primaryKeyPosition',
  'required',
  'unique',
  'classification',
]);

/** New lines of a map, and the same between braces. */
interface Lines {
  readonly block: string[];
  readonly flow: string[];
}

/** The edits that classify a property. None where it is written in a way that cannot be added to. */
export function classifyEdits(text: string, map: YamlMap, wanted: Wanted): readonly TextEdit[] {
  const added: Lines = { block: [], flow: [] };
  const edits = [
    ...level(text, map, wanted.level, added),
    ...tag(text, map, wanted.tag, added),
    ...treatment(text, map, wanted.treatment, added),
  ];
  if (added.block.length === 0) return edits;
  const anchor = map.pairs.filter(({ key }) => HEAD.has(key.value)).at(-1) ?? map.pairs[0];
  const inserted = insertPair(text, map, added.block.join('\n'), added.flow.join(', '), anchor);
  return [...edits, ...inserted];
}

function level(
  text: string,
  map: YamlMap,
  value: string | undefined,
  added: Lines,
): readonly TextEdit[] {
  if (value === undefined) return [];
  const pair = findPair(map, 'classification');
  if (pair === undefined) {
    const line = `classification: ${formatScalar(value)}`;
    added.block.push(line);
    added.flow.push(line);
    return [];
  }
  return replaceIn(text, map, pair, value);
}

function tag(
  text: string,
  map: YamlMap,
  value: string | undefined,
  added: Lines,
): readonly TextEdit[] {
  if (value === undefined) return [];
  const item = formatScalar(value);
  const pair = findPair(map, 'tags');
  if (pair === undefined) {
    added.block.push('tags:', `${dash(text)}${item}`);
    added.flow.push(`tags: [${item}]`);
    return [];
  }
  const list = pair.value;
  if (list?.kind !== 'sequence' || list.items.some((one) => isScalar(one, value))) return [];
  return insertItem(text, list, [item], isJson(text) ? formatScalar(value, 'json') : item);
}

function treatment(
  text: string,
  map: YamlMap,
  value: string | undefined,
  added: Lines,
): readonly TextEdit[] {
  if (value === undefined) return [];
  const lines = ['property: treatment', `value: ${formatScalar(value)}`];
  const source = `{ ${flowPairs(text, lines.join(', '))} }`;
  const pair = findPair(map, 'customProperties');
  if (pair === undefined) {
    const first = dash(text);
    added.block.push('customProperties:', `${first}${lines[0] ?? ''}`);
    added.block.push(`${' '.repeat(first.length)}${lines[1] ?? ''}`);
    added.flow.push(`customProperties: [{ ${lines.join(', ')} }]`);
    return [];
  }
  if (pair.value?.kind !== 'sequence') return [];
  for (const { value: entry } of pair.value.items) {
    if (entry?.kind !== 'map' || !saysTreatment(entry)) continue;
    const said = findPair(entry, 'value');
    return said === undefined ? [] : replaceIn(text, entry, said, value);
  }
  return insertItem(text, pair.value, lines, source);
}

/** How items of lists below keys begin in this text. */
function dash(text: string): string {
  return hasListsBelowKeys(text) ? '- ' : '  - ';
}

function replaceIn(
  text: string,
  { flow }: YamlMap,
  { colon, value: node }: YamlPair,
  value: string,
): readonly TextEdit[] {
  if (node === undefined) {
    const range = { start: colon + 1, end: colon + 1 };
    return [{ range, newText: ` ${formatScalar(value)}` }];
  }
  return node.kind === 'scalar' ? replaceScalar(text, node, value, flow) : [];
}

function isScalar({ value }: YamlItem, text: string): boolean {
  return value?.kind === 'scalar' && value.value === text;
}

function saysTreatment(entry: YamlMap): boolean {
  const name: YamlNode | undefined = findPair(entry, 'property')?.value;
  return name?.kind === 'scalar' && name.value === 'treatment';
}

/** Adds all that `data` wants, and as another fix the level alone where it wants more. */
export function fixClassification(finding: Finding, context: FixContext): readonly Fix[] {
  const { level: value, tag: label, treatment: done } = finding.data ?? {};
  const place = placeOf(context, finding.range);
  const node = place?.item?.value ?? place?.pair?.value;
  // What has an anchor may have been meant where its alias stands.
  if (place?.map === undefined || node?.kind !== 'scalar' || node.anchor !== undefined) return [];
  if (finding.range.start < node.start || finding.range.end > node.end) return [];
  const { map } = place;
  const { text } = context.file;
  const wanted = { level: textOf(value), tag: textOf(label), treatment: textOf(done) };
  const fix = (title: string, what: Wanted): readonly Fix[] => {
    const edits = classifyEdits(text, map, what);
    const params = { ...finding.params, ...finding.data };
    return edits.length === 0 ? [] : [{ title, params, edits, safety: 'unsafe' }];
  };
  if (wanted.level === undefined) return fix('treat', wanted);
  const all = fix('classify', wanted);
  const alone = fix('level', { level: wanted.level });
  const isMore = JSON.stringify(all[0]?.edits) !== JSON.stringify(alone[0]?.edits);
  return isMore ? [...all, ...alone] : alone;
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
