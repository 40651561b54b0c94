import type { SpecIndex } from '../spec/spec-index.ts';
import type { FieldSpec, ValueSpec } from '../spec/metamodel.ts';
import { compareVersions, isWithin, type SpecVersion } from '../spec/version.ts';
import { hasColon, resolveAlias, type YamlMap, type YamlNode } from '../syntax/yaml/tree.ts';
import { pairsOf, type EffectivePair } from './pairs.ts';
import { isDeferred, isNull, matchingOption } from './shape.ts';
import type { MapVisit, Slot, ValueVisit, Visitor } from './visit.ts';

/** How many values one walk looks at: aliases can make a small text stand for a huge document. */
export const WALK_BUDGET = 500_000;

interface Walk {
  readonly spec: SpecIndex;
  readonly visitor: Visitor;
  budget: number;
}

/** Walks a value with what is expected of it, and everything below. Returns false when the budget ran out. */
export function walkValue(
  spec: SpecIndex,
  version: SpecVersion,
  node: YamlNode | undefined,
  expected: ValueSpec,
  slot: Slot,
  visitor: Visitor,
): boolean {
  const walk: Walk = { spec, visitor, budget: WALK_BUDGET };
  value(walk, { node, expected, slot, owner: undefined, version, via: undefined });
  return walk.budget > 0;
}

/** Visits a map of the metamodel's root type and its keys, but not their values: the top level of a document. */
export function visitRoot(
  spec: SpecIndex,
  version: SpecVersion,
  node: YamlMap,
  visitor: Visitor,
): MapVisit {
  const visit = mapVisit(spec, node, spec.metamodel.root, {
    slot: undefined,
    parent: undefined,
    version,
    via: undefined,
  });
  visitor.map?.(visit);
  if (visitor.field !== undefined) {
    for (const { pair, via } of visit.pairs) {
      const name = String(pair.key.value);
      visitor.field({ kind: 'field', owner: visit, pair, name, field: fieldOf(visit, name), via });
    }
  }
  return visit;
}

/** Binds a map to a type of the metamodel without walking into it. */
export function mapVisit(
  spec: SpecIndex,
  node: YamlMap,
  typeName: string,
  at: Pick<MapVisit, 'slot' | 'parent' | 'version' | 'via'>,
): MapVisit {
  const type = spec.type(typeName);
  const pairs = pairsOf(node);
  const byName = new Map<string, EffectivePair>();
  for (const one of pairs) {
    const name = String(one.pair.key.value);
    if (!byName.has(name)) byName.set(name, one);
  }
  const discriminator = discriminatorOf(byName, type.discriminator?.field);
  return {
    kind: 'map',
    node,
    pairs,
    byName,
    type,
    discriminator: discriminator.text,
    table: spec.fields(type, discriminator.key),
    ...at,
  };
}

interface Step extends Omit<ValueVisit, 'kind' | 'node'> {
  readonly node: YamlNode | undefined;
}

function value(walk: Walk, step: Step): void {
  if (walk.budget-- <= 0) return;
  const via = step.via ?? (step.node?.kind === 'alias' ? step.node : undefined);
  const node = resolveAlias(step.node);
  // An alias without a target is a syntax problem, reported there.
  if (node === undefined && step.node !== undefined) return;
  const expected = chooseShape(node, step.expected, step.version);
  walk.visitor.value?.({ ...step, kind: 'value', node, expected, via });
  if (node?.kind === 'map' && expected.kind === 'object') {
    map(walk, { ...step, node, via }, expected.type);
  } else if (node?.kind === 'sequence' && expected.kind === 'list') {
    for (const item of node.items) {
      const slot = { ...step.slot, item };
      value(walk, { ...step, node: item.value, expected: expected.of, slot, via });
    }
  }
}

function map(walk: Walk, step: Step & { readonly node: YamlMap }, typeName: string): void {
  const visit = mapVisit(walk.spec, step.node, typeName, {
    slot: step.slot,
    parent: step.owner,
    version: step.version,
    via: step.via,
  });
  walk.visitor.map?.(visit);
  for (const { pair, via: merged } of visit.pairs) {
    const via = step.via ?? merged;
    const name = String(pair.key.value);
    const field = fieldOf(visit, name);
    walk.visitor.field?.({ kind: 'field', owner: visit, pair, name, field, via });
    if (field === undefined || (!step.node.flow && !hasColon(pair))) continue;
    value(walk, {
      node: pair.value,
      expected: walk.spec.value(field, innerVersion(field, visit.version)),
      slot: { name, field, pair, item: undefined },
      owner: visit,
      version: innerVersion(field, visit.version),
      via,
    });
  }
}

/** The field of that name. A map that takes other fields too knows no field of another version: there it is one of those. */
function fieldOf({ table, type, version }: MapVisit, name: string): FieldSpec | undefined {
  const field = table.fields.get(name);
  if (field === undefined || type.open === undefined) return field;
  return isWithin(field, version) || !isWithin(type.open, version) ? field : undefined;
}

/** Inside a field that is newer than the document, the field's own version holds: the mistake is reported once, at its key. */
export function innerVersion(field: FieldSpec, version: SpecVersion): SpecVersion {
  if (field.since !== undefined && compareVersions(version, field.since) < 0) return field.since;
  return version;
}

function chooseShape(
  node: ValueVisit['node'],
  expected: ValueSpec,
  version: SpecVersion,
): ValueSpec {
  let shape = expected;
  for (let depth = 0; shape.kind === 'one-of' && depth < 10; depth++) {
    const option = matchingOption(node, shape, version);
    if (option === undefined) return shape;
    shape = option.value;
  }
  return shape;
}

/** The key `''` stands for a value that names no variant for sure: deferred, null or no scalar. */
function discriminatorOf(
  pairs: MapVisit['byName'],
  field: string | undefined,
): { readonly key: string | undefined; readonly text: string | undefined } {
  if (field === undefined) return { key: undefined, text: undefined };
  const written = pairs.get(field)?.pair;
  if (written === undefined) return { key: undefined, text: undefined };
  const scalar = resolveAlias(written.value);
  if (isNull(scalar) || scalar?.kind !== 'scalar' || isDeferred(scalar))
    return { key: '', text: undefined };
  const text = String(scalar.value);
  return { key: text, text };
}
