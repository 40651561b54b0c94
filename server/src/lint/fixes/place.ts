import type { Range } from '../../base/range.ts';
import type {
  YamlItem,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlSequence,
} from '../../syntax/yaml/tree.ts';
import type { FixContext } from '../rule.ts';

/** Where something stands in the whole tree, with everything around it. */
export interface Place {
  /** The pair whose key or value it is, or that holds the list it is in. */
  readonly pair: YamlPair | undefined;
  /** The map that holds the pair. */
  readonly map: YamlMap | undefined;
  readonly item: YamlItem | undefined;
  readonly sequence: YamlSequence | undefined;
  /** The maps and pairs around, innermost first, the own ones left out. */
  readonly around: readonly Around[];
}

export interface Around {
  readonly map: YamlMap;
  readonly pair: YamlPair;
}

/** The innermost place whose key, value or item has its start in the range of a finding. Aliases are not followed: what stands elsewhere is not for a fix. */
export function placeOf({ document }: FixContext, range: Range): Place | undefined {
  let place: Place = {
    pair: undefined,
    map: undefined,
    item: undefined,
    sequence: undefined,
    around: [],
  };
  let node: YamlNode | undefined = document.tree();
  let found: Place | undefined;
  while (node !== undefined) {
    if (node.kind === 'map') {
      const pair = node.pairs.find((one) => holds(one, range));
      if (pair === undefined) break;
      const { map, pair: outer } = place;
      const around =
        map !== undefined && outer !== undefined
          ? [{ map, pair: outer }, ...place.around]
          : place.around;
      place = { pair, map: node, item: undefined, sequence: undefined, around };
      found = place;
      if (range.start <= pair.key.end) break;
      node = pair.value;
    } else if (node.kind === 'sequence') {
      const item = node.items.find((one) => holds(one, range));
      if (item === undefined) break;
      place = { ...place, item, sequence: node };
      found = place;
      if (range.start === item.start && item.value?.start !== item.start) break;
      node = item.value;
    } else break;
  }
  return found;
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.start < Math.max(outer.end, outer.start + 1);
}

/** The map that the finding of a map is about: the one whose key, value or braces the range lies on. */
export function mapAt(
  context: FixContext,
  range: Range,
): { map: YamlMap; place: Place } | undefined {
  const place = placeOf(context, range);
  const root = context.document.tree();
  if (place === undefined) {
    return root?.kind === 'map' ? { map: root, place: { ...empty, map: root } } : undefined;
  }
  const { item, pair, map } = place;
  if (item?.value?.kind === 'map' && item.value.pairs.length === 0)
    return { map: item.value, place };
  const value = pair?.value;
  if (item === undefined && value?.kind === 'map' && value.pairs.length === 0) {
    return { map: value, place };
  }
  return map === undefined ? undefined : { map, place };
}

const empty: Place = {
  pair: undefined,
  map: undefined,
  item: undefined,
  sequence: undefined,
  around: [],
};
