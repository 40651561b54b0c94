import { SourceFile } from '../../analysis/source-file.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import { removeItem, removePair, type PairPlace } from '../../syntax/yaml/edit/remove-pair.ts';
import type { YamlItem, YamlMap, YamlNode, YamlSequence } from '../../syntax/yaml/tree.ts';
import { refsIn } from './left-out-models.ts';

/** Each round takes out what does not depend on each other, and reads what is left. */
const MAX_ROUNDS = 1_000;

/**
 * YAML of a dbt project without what speaks of models that are left out: their own entries, and the innermost entries of
 * lists that refer to them, such as a test of a relationship. All other lines stay. Empty where nothing of it is left.
 */
export function withoutModels(text: string, models: ReadonlySet<string>): string {
  let now = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { tree } = new SourceFile('models.yml', now, { assumed: false });
    const edits = tree.documents
      .map((document) => document.tree())
      .flatMap((root) => (root === undefined ? [] : removals(now, find(root, models, []))));
    if (edits.length === 0) return now !== text && saysNothing(now) ? '' : now;
    now = applyEdits(now, edits);
  }
  return now;
}

/** Whether YAML of dbt has nothing but its version. */
function saysNothing(text: string): boolean {
  return /^(?:version:\s*2)?\s*$/.test(text.trim());
}

/** Entries of one list. */
interface Entries {
  readonly sequence: YamlSequence;
  readonly items: readonly YamlItem[];
  /** The pairs around the list, innermost first. */
  readonly around: PairPlace['around'];
}

/** The edits that take entries out. A list without any goes with its key; of a map no two keys at once. */
function removals(text: string, found: readonly Entries[]): readonly TextEdit[] {
  const touched = new Set<YamlMap>();
  return found.flatMap(({ sequence, items, around }) => {
    const [first] = items;
    if (first === undefined) return [];
    if (items.length < sequence.items.length)
      return (sequence.flow ? [first] : items).flatMap((one) => removeItem(text, sequence, one));
    const [inner, ...outer] = around;
    if (around.some(({ map }) => touched.has(map))) return [];
    // A map goes with its only key.
    const kept = around.find(({ map }) => map.pairs.length > 1)?.map;
    if (kept !== undefined) touched.add(kept);
    return removePair(text, { map: inner?.map, pair: inner?.pair, around: outer });
  });
}

/** The innermost entries of lists that speak of one of the models; none lies in another one. */
function find(
  node: YamlNode,
  models: ReadonlySet<string>,
  around: PairPlace['around'],
): readonly Entries[] {
  switch (node.kind) {
    case 'sequence': {
      const own = (items: readonly YamlItem[]): readonly Entries[] =>
        items.length === 0 ? [] : [{ sequence: node, items, around }];
      const named = node.items.filter(({ value }) => value && isOf(value, models, around));
      if (named.length > 0) return own(named);
      const within = node.items.flatMap(({ value }) =>
        value === undefined ? [] : find(value, models, around),
      );
      const speaking = node.items.filter(({ value }) => value && speaksOf(value, models));
      // What is further in goes first: it may be all that speaks of them.
      return within.length > 0 ? within : own(speaking);
    }
    case 'map':
      return node.pairs.flatMap((pair) =>
        pair.value === undefined ? [] : find(pair.value, models, [{ map: node, pair }, ...around]),
      );
    default:
      return [];
  }
}

/** Whether a text in it, and in no list in it, refers to one of the models. */
function speaksOf(node: YamlNode, models: ReadonlySet<string>): boolean {
  if (node.kind === 'scalar') return refsIn(String(node.value)).some((one) => models.has(one));
  if (node.kind !== 'map') return false;
  return node.pairs.some(({ value }) => value !== undefined && speaksOf(value, models));
}

/** Keys of lists whose entries are about one model each, and the key that names it. */
const NAMED: ReadonlyMap<unknown, string> = new Map([
  ['models', 'name'],
  ['snapshots', 'name'],
  ['unit_tests', 'model'],
]);

function isOf(
  node: YamlNode,
  models: ReadonlySet<string>,
  [list, ...outer]: PairPlace['around'],
): boolean {
  const of = outer.length === 0 ? list?.pair.key.value : undefined;
  if (node.kind !== 'map') return false;
  if (of === 'exposures') return dependsOnlyOn(node, models);
  const key = NAMED.get(of);
  if (key === undefined) return false;
  const name = node.pairs.find((pair) => pair.key.value === key)?.value;
  return name?.kind === 'scalar' && models.has(String(name.value));
}

/** An exposure of nothing tells nobody anything. */
function dependsOnlyOn(node: YamlMap, models: ReadonlySet<string>): boolean {
  const on = node.pairs.find((pair) => pair.key.value === 'depends_on')?.value;
  if (on?.kind !== 'sequence' || on.items.length === 0) return false;
  return on.items.every(
    ({ value }) =>
      value?.kind === 'scalar' && refsIn(String(value.value)).some((one) => models.has(one)),
  );
}
