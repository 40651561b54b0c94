import type { SpecIndex } from '../../spec/spec-index.ts';
import type { SpecVersion } from '../../spec/version.ts';
import type { YamlDocument, YamlFile } from '../../syntax/yaml/file.ts';
import { findPair, type YamlMap, type YamlNode, type YamlPair } from '../../syntax/yaml/tree.ts';
import { fromInfo, fromTerms } from './info-and-terms.ts';
import { Migration } from './migration.ts';
import { mapOf, type Leftover } from './migration-parts.ts';
import { map, pair, scalar, writeMap, type OutPair } from './out-tree.ts';
import { referenceOf, retiredHabits } from './retired-habits.ts';
import { SourceComments } from './source-comments.ts';

/** The oldest version that has a place for all that the retired formats say. */
export const TARGET_VERSION = '3.1.0';

/**
 * Rewrites a document of the Data Contract Specification, of version 2 of the Open Data Contract
 * Standard, or a mixture of these and version 3, as ODCS of that version. What has no field of its own goes to custom properties, comments go with
 * what they are about; comments on what has no counterpart come first, and one that names the
 * credentials, which are left out. Undefined when the top level
 * is no map.
 */
export function convertContract(
  file: YamlFile,
  document: YamlDocument,
  spec: SpecIndex,
  version: SpecVersion = TARGET_VERSION,
): string | undefined {
  const root = document.tree();
  if (root?.kind !== 'map') return undefined;
  const definitions = mapOf(findPair(root, 'definitions')?.value);
  const comments = new SourceComments(document, file.text);
  const models = mapOf(findPair(root, 'models')?.value)?.pairs ?? [];
  const objects = new Set(models.map(({ key }) => String(key.value)));
  const habits = retiredHabits(spec, version, definitions, objects);
  const migration = new Migration(spec, version, file.text, comments);
  const reading = new Migration(spec, version, file.text, comments, habits);
  const type = spec.type(spec.metamodel.root);
  const leftovers: Leftover[] = [];
  const up = (leftover: Leftover): void => {
    leftovers.push(leftover);
  };

  // What stands above the first key is about the file.
  const title = root.pairs[0] === undefined ? [] : comments.takeAbove(root.pairs[0]);
  const preset = [
    pair('apiVersion', scalar(`v${version}`)),
    pair('kind', scalar('DataContract')),
    ...fromInfo(root, migration, comments, up),
    ...fromTerms(root, migration, comments, up),
  ];
  const rest: YamlMap = {
    ...root,
    pairs: root.pairs.filter((one) => !isHandled(one, definitions, root)),
  };
  const merged = mergeDescriptions(preset);
  const read = reading.fields(type, rest, merged);
  const all = complete({ pairs: read.pairs, leftovers: [...leftovers, ...read.leftovers] });
  const pairs = reading.close(type, all, () => undefined);
  // In the order of the standard, as an author would write it.
  const order = Object.keys(type.fields);
  const ordered = pairs.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  const lines = [
    ...title,
    ...comments.leftovers(),
    ...leftOut(reading.credentials),
    ...writeMap(map(ordered)),
    ...comments.atEnd(),
  ];
  const text = `${lines.join('\n')}\n`;
  return file.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** Says what is gone, but not what it was. */
function leftOut(names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  return [`# Left out, since credentials do not belong in a contract: ${[...names].join(', ')}.`];
}

/** What is read apart from the rest, or says the format only. */
function isHandled(
  { key, value }: YamlPair,
  definitions: YamlMap | undefined,
  root: YamlMap,
): boolean {
  const name = String(key.value);
  if (['dataContractSpecification', 'apiVersion', 'kind'].includes(name)) return true;
  if (name === 'info' || name === 'terms') return mapOf(value) !== undefined;
  return name === 'definitions' && definitions !== undefined && isAllUsed(definitions, root);
}

function isAllUsed(definitions: YamlMap, root: YamlMap): boolean {
  const used = new Set<string>();
  const visit = (node: YamlNode | undefined): void => {
    const real = node?.kind === 'alias' ? undefined : node;
    if (real?.kind === 'map') {
      const name = referenceOf(real);
      if (name !== undefined) used.add(name);
      for (const { value } of real.pairs) visit(value);
    } else if (real?.kind === 'sequence') for (const { value } of real.items) visit(value);
  };
  visit(root);
  return definitions.pairs.every(({ key }) => used.has(String(key.value)));
}

/** Parts of the description come from two places. */
function mergeDescriptions(pairs: readonly OutPair[]): readonly OutPair[] {
  const parts = pairs.filter(({ key }) => key === 'description');
  const [first] = parts;
  if (first === undefined) return pairs;
  const value = map(parts.flatMap((one) => (one.value.kind === 'map' ? one.value.pairs : [])));
  return pairs.flatMap((one) =>
    one === first ? [{ ...first, value }] : parts.includes(one) ? [] : [one],
  );
}

/** The required fields of the top level that the source may lack. */
function complete({
  pairs,
  leftovers,
}: {
  pairs: readonly OutPair[];
  leftovers: readonly Leftover[];
}): {
  readonly pairs: readonly OutPair[];
  readonly leftovers: readonly Leftover[];
} {
  const missing: readonly (readonly [string, string])[] = [
    ['id', 'TODO'],
    ['version', '0.0.1'],
    ['status', 'draft'],
  ];
  const added = missing.flatMap(([key, value]) =>
    pairs.some((one) => one.key === key) ? [] : [pair(key, scalar(value))],
  );
  return { pairs: [...pairs, ...added], leftovers };
}
