import { touches, type Range } from '../base/range.ts';
import { matchingOption } from '../model/shape.ts';
import { fieldNamed } from '../model/field-named.ts';
import type { MapVisit, Slot } from '../model/visit.ts';
import { mapVisit } from '../model/map-visit.ts';
import { innerVersion } from '../model/walk.ts';
import type { FieldSpec, ValueSpec } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SpecVersion } from '../spec/version.ts';
import { resolveAlias, type YamlMap, type YamlNode, type YamlPair } from '../syntax/yaml/tree.ts';
import { partAt, type IdeDocument, type IdePart } from './ide-document.ts';
import { nearTree } from './near-tree.ts';

/** Where an offset stands in a document that is bound to the tables. */
export interface TypedPath {
  readonly part: IdePart;
  /** From the top level down to the node at the offset. Never empty. */
  readonly steps: readonly TypedStep[];
  /** What is at the offset; `blank` is white space, a comment or punctuation between the two. */
  readonly place: 'key' | 'value' | 'dash' | 'blank';
  /** The innermost pair at the offset. */
  readonly pair: YamlPair | undefined;
  /** The field of that pair; undefined when the table has none or the map is not bound. */
  readonly field: FieldSpec | undefined;
}

/** A node on the way, with what the tables expect there. */
export interface TypedStep {
  readonly node: YamlNode;
  /** As the table says, all shapes of a `one-of` included; undefined below what the tables do not know. */
  readonly expected: ValueSpec | undefined;
  readonly slot: Slot | undefined;
  readonly version: SpecVersion;
  /** Set for a map that is bound to its type. */
  readonly map: MapVisit | undefined;
}

/** Undefined in documents that are none of ours or have no content. Aliases are not followed. */
export function typedPathAt(ide: IdeDocument, offset: number): TypedPath | undefined {
  const part = partAt(ide, offset);
  const root = part && nearTree(part.document, offset);
  if (part === undefined || root === undefined) return undefined;
  const { spec } = part.contract;
  const descent: Descent = { spec, text: ide.text, offset, steps: [] };
  const expected: ValueSpec = { kind: 'object', type: spec.metamodel.root };
  const end = descend(descent, {
    node: root,
    expected,
    slot: undefined,
    version: part.contract.version,
  });
  return { part, steps: descent.steps, ...end };
}

/** The shape among several that a written value has; the value itself when there is no choice or none fits. */
export function shapeOf(
  node: YamlNode | undefined,
  expected: ValueSpec | undefined,
  version: SpecVersion,
): ValueSpec | undefined {
  let shape = expected;
  for (let depth = 0; shape?.kind === 'one-of' && depth < 10; depth++) {
    const option = matchingOption(resolveAlias(node), shape, version);
    if (option === undefined) return shape;
    shape = option.value;
  }
  return shape;
}

interface Descent {
  readonly spec: SpecIndex;
  readonly text: string;
  readonly offset: number;
  readonly steps: TypedStep[];
}

type End = Pick<TypedPath, 'place' | 'pair' | 'field'>;

function descend(descent: Descent, at: Omit<TypedStep, 'map'>): End {
  const { node } = at;
  const shape = shapeOf(node, at.expected, at.version);
  const parent = descent.steps.findLast((step) => step.map !== undefined)?.map;
  if (node.kind === 'map') {
    const map =
      shape?.kind === 'object'
        ? mapVisit(descent.spec, node, shape.type, {
            slot: at.slot,
            parent,
            version: at.version,
            via: undefined,
          })
        : undefined;
    descent.steps.push({ ...at, map });
    return inMap(descent, node, map, at.version);
  }
  descent.steps.push({ ...at, map: undefined });
  if (node.kind !== 'sequence') return { place: 'value', pair: undefined, field: undefined };
  const item = touched(node.items, descent.offset);
  if (item === undefined) return { place: 'blank', pair: undefined, field: undefined };
  if (item.value !== undefined && touches(item.value, descent.offset)) {
    const expected = shape?.kind === 'list' ? shape.of : undefined;
    const slot = at.slot === undefined ? undefined : { ...at.slot, item };
    return descend(descent, { node: item.value, expected, slot, version: at.version });
  }
  const onDash = descent.offset <= item.start + 1 && descent.text[item.start] === '-';
  return { place: onDash ? 'dash' : 'blank', pair: undefined, field: undefined };
}

function inMap(
  descent: Descent,
  node: YamlMap,
  map: MapVisit | undefined,
  version: SpecVersion,
): End {
  const pair = touched(node.pairs, descent.offset);
  if (pair === undefined) return { place: 'blank', pair: undefined, field: undefined };
  const name = String(pair.key.value);
  const field = map && fieldNamed(map, name);
  if (touches(pair.key, descent.offset)) return { place: 'key', pair, field };
  if (pair.value === undefined || !touches(pair.value, descent.offset))
    return { place: 'blank', pair, field };
  const inner = field === undefined ? version : innerVersion(field, version);
  const end = descend(descent, {
    node: pair.value,
    expected: field === undefined ? undefined : descent.spec.value(field, inner),
    slot: field === undefined ? undefined : { name, field, pair, item: undefined },
    version: inner,
  });
  return end.pair === undefined ? { ...end, pair, field } : end;
}

/** The last one that holds or touches the offset; they are in source order and do not overlap. */
function touched<Node extends Range>(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const candidate = nodes[low - 1];
  return candidate !== undefined && touches(candidate, offset) ? candidate : undefined;
}
