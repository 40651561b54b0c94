import { SourceFile } from '../../analysis/source-file.ts';
import { applyEdits } from '../../base/text-edit.ts';
import { removeItem, removePair, type PairPlace } from '../../syntax/yaml/edit/remove-pair.ts';
import type { YamlItem, YamlMap, YamlNode, YamlSequence } from '../../syntax/yaml/tree.ts';
import { refsIn } from './left-out-models.ts';

/** Each round takes one thing out, and reads what is left. */
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
      .flatMap((root) => {
        const found = root && find(root, models, []);
        return found === undefined ? [] : [remove(now, found)];
      })
      .find((some) => some.length > 0);
    if (edits === undefined) return now !== text && saysNothing(now) ? '' : now;
    now = applyEdits(now, edits);
  }
  return now;
}

/** Whether YAML of dbt has nothing but its version. */
function saysNothing(text: string): boolean {
  return /^(?:version:\s*2)?\s*$/.test(text.trim());
}

interface Entry {
  readonly sequence: YamlSequence;
  readonly item: YamlItem;
  /** The pairs around the list, innermost first. */
  readonly around: PairPlace['around'];
}

function remove(text: string, { sequence, item, around }: Entry) {
  if (sequence.items.length > 1) return removeItem(text, sequence, item);
  const [inner, ...outer] = around;
  return removePair(text, { map: inner?.map, pair: inner?.pair, around: outer });
}

/** The innermost entry of a list that speaks of one of the models. */
function find(
  node: YamlNode,
  models: ReadonlySet<string>,
  around: PairPlace['around'],
  entry?: Entry,
): Entry | undefined {
  switch (node.kind) {
    case 'scalar':
      return refsIn(String(node.value)).some((one) => models.has(one)) ? entry : undefined;
    case 'sequence':
      for (const item of node.items) {
        const own: Entry = { sequence: node, item, around };
        if (item.value === undefined) continue;
        if (isOf(item.value, models, around)) return own;
        const found = find(item.value, models, around, own);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'map':
      for (const pair of node.pairs) {
        const within = [{ map: node, pair }, ...around];
        const found = pair.value && find(pair.value, models, within, entry);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return undefined;
  }
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
