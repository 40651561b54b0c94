import { innerVersion, walkValue, WALK_BUDGET } from '../model/walk.ts';
import type { Slot } from '../model/visit.ts';
import { matchingOption } from '../model/shape.ts';
import type { FieldSpec, ValueSpec } from '../spec/metamodel.ts';
import type { SpecVersion } from '../spec/version.ts';
import type { YamlBlock, YamlFragment } from '../syntax/yaml/file.ts';
import { mayHaveConflicts } from '../syntax/yaml/conflict-markers.ts';
import { hasColon, resolveAlias, type YamlNode, type YamlPair } from '../syntax/yaml/tree.ts';
import type { RuleRun } from './rule-run.ts';
import type { RuleContext } from './rule.ts';

/** What the rules said of a fragment, by version and place in the document. */
export type BlockCache = WeakMap<YamlFragment, Map<string, RuleRun>>;

/**
 * Lints the values of a block. The answer depends on the fragment, the version and the list it
 * belongs to, so it is kept with the fragment: after an edit only the edited block is linted again.
 * `list` is the top-level pair (shells of the outline) whose items the block holds or announces.
 */
export function lintBlock(
  cache: BlockCache,
  block: YamlBlock,
  list: YamlPair | undefined,
  context: RuleContext,
  run: RuleRun,
): RuleRun {
  const key = `${context.spec.metamodel.id} ${context.version} ${block.role} ${list === undefined ? '' : String(list.key.value)}`;
  let kept = cache.get(block.fragment);
  if (kept === undefined) cache.set(block.fragment, (kept = new Map<string, RuleRun>()));
  let result = kept.get(key);
  if (result === undefined) {
    result = run.fork();
    const { root, problems } = block.fragment;
    // In a conflict both sides stand one behind the other.
    const guessed = problems.length > 0 || mayHaveConflicts(block.fragment.text);
    result.block({ kind: 'block', root, problems, guessed }, context, false);
    lintFresh(block, list, context, result);
    // The next time may be quicker, as more of the file is kept then.
    if (!run.isCutShort) kept.set(key, result);
  }
  return result;
}

/**
 * Lints the value of a top-level key whose items stand in blocks of their own: the container
 * only, in file offsets.
 */
export function lintList(list: YamlPair, context: RuleContext, run: RuleRun): void {
  const field = rootFields(context).get(String(list.key.value));
  if (field === undefined) return;
  const { slot, version, expected } = rootSlot(list, field, context);
  walkValue(context.spec, version, shell(list.value), expected, slot, visitorOf(run, context));
}

/** The container without its items, which their own blocks are about. */
function shell(node: YamlNode | undefined): YamlNode | undefined {
  return node?.kind === 'sequence' ? { ...node, items: [] } : node;
}

function lintFresh(
  block: YamlBlock,
  list: YamlPair | undefined,
  context: RuleContext,
  run: RuleRun,
): void {
  const root = block.fragment.root;
  const fields = rootFields(context);
  const walk = (node: YamlNode | undefined, at: RootSlot): void => {
    const done = walkValue(
      context.spec,
      at.version,
      node,
      at.expected,
      at.slot,
      visitorOf(run, context),
    );
    if (!done) run.budgetExceeded(WALK_BUDGET);
  };
  if (block.role === 'pairs' && root?.kind === 'map') {
    for (const pair of root.pairs) {
      const field = fields.get(String(pair.key.value));
      // The header of a list that follows in blocks is looked at with `lintList`.
      if (field === undefined || pair.key.value === list?.key.value) continue;
      if (!root.flow && !hasColon(pair)) continue;
      walk(pair.value, rootSlot(pair, field, context));
    }
  } else if (block.role === 'items' && root?.kind === 'sequence' && list !== undefined) {
    const field = fields.get(String(list.key.value));
    if (field === undefined) return;
    const at = rootSlot(list, field, context);
    const expected = listShape(list, at.expected, at.version);
    if (expected === undefined) return;
    for (const item of root.items) {
      walk(item.value, { ...at, expected, slot: { ...at.slot, pair: undefined, item } });
    }
  }
}

interface RootSlot {
  readonly slot: Slot;
  readonly version: SpecVersion;
  readonly expected: ValueSpec;
}

function rootSlot(pair: YamlPair, field: FieldSpec, context: RuleContext): RootSlot {
  const version = innerVersion(field, context.version);
  return {
    slot: { name: String(pair.key.value), field, pair, item: undefined },
    version,
    expected: context.spec.value(field, version),
  };
}

function rootFields(context: RuleContext): ReadonlyMap<string, FieldSpec> {
  const { spec } = context;
  return spec.fields(spec.type(spec.metamodel.root), undefined).fields;
}

/** What the items must be; undefined when no list is expected, which is reported at the container. */
function listShape(
  list: YamlPair,
  expected: ValueSpec,
  version: SpecVersion,
): ValueSpec | undefined {
  let shape: ValueSpec | undefined = expected;
  if (shape.kind === 'one-of')
    shape = matchingOption(resolveAlias(list.value), shape, version)?.value;
  return shape?.kind === 'list' ? shape.of : undefined;
}

function visitorOf(run: RuleRun, context: RuleContext): Parameters<typeof walkValue>[5] {
  return {
    map: (visit) => {
      run.map(visit, context);
    },
    field: (visit) => {
      run.field(visit, context);
    },
    value: (visit) => {
      run.value(visit, context);
    },
  };
}
