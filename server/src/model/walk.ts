import type { SpecIndex } from '../spec/spec-index.ts';
import type { FieldSpec, ValueSpec } from '../spec/metamodel.ts';
import { compareVersions, isWithin, type SpecVersion } from '../spec/version.ts';
import {
  hasColon,
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../syntax/yaml/tree.ts';
import { fieldNamed } from './field-named.ts';
import { mapVisit } from './map-visit.ts';
import { hasMerge } from './pairs.ts';
import { matchingOption } from './shape.ts';
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
  const { slot, owner, version } = step;
  walk.visitor.value?.({ kind: 'value', node, expected, slot, owner, version, via });
  if (node?.kind === 'map' && expected.kind === 'object') {
    map(walk, node, expected.type, { slot, parent: owner, version, via });
  } else if (node?.kind === 'sequence' && expected.kind === 'list') {
    for (const item of node.items) {
      value(walk, {
        node: item.value,
        expected: expected.of,
        slot: { ...slot, item },
        owner,
        version,
        via,
      });
    }
  }
}

function map(
  walk: Walk,
  node: YamlMap,
  typeName: string,
  at: Parameters<typeof mapVisit>[3],
): void {
  const visit = mapVisit(walk.spec, node, typeName, at);
  walk.visitor.map?.(visit);
  if (hasMerge(node)) {
    for (const { pair, via } of visit.pairs) field(walk, visit, pair, at.via ?? via);
  } else {
    for (const pair of node.pairs) field(walk, visit, pair, at.via);
  }
}

function field(walk: Walk, owner: MapVisit, pair: YamlPair, via: MapVisit['via']): void {
  const name = String(pair.key.value);
  const known = fieldOf(owner, name);
  walk.visitor.field?.({ kind: 'field', owner, pair, name, field: known, via });
  if (known === undefined || (!owner.node.flow && !hasColon(pair))) return;
  // Who looks at maps only needs no scalars, and those are nine of ten values.
  if (walk.visitor.value === undefined && pair.value?.kind === 'scalar') return;
  const version = innerVersion(known, owner.version);
  value(walk, {
    node: pair.value,
    expected: walk.spec.value(known, version),
    slot: { name, field: known, pair, item: undefined },
    owner,
    version,
    via,
  });
}

/** The field of that name. A map that takes other fields too knows no field of another version: there it is one of those. */
function fieldOf(visit: MapVisit, name: string): FieldSpec | undefined {
  const { type, version } = visit;
  const field = fieldNamed(visit, name);
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
