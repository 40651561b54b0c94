import type { Range } from '../base/range.ts';
import { PairsByName } from '../model/pairs.ts';
import { isDeferred } from '../model/shape.ts';
import type { MapVisit } from '../model/visit.ts';
import { resolveAlias, type YamlMap, type YamlPair, type YamlScalar } from '../syntax/yaml/tree.ts';

/** A map whose fields are looked up by name: a visited one, or an entry of one of its lists. */
export type FieldHolder = Pick<MapVisit, 'node' | 'byName' | 'via'>;

/** A field with a single value. */
export interface ScalarField {
  readonly pair: YamlPair;
  readonly node: YamlScalar;
  /** Where to report the value: itself, or the alias or merge key that brings it in. */
  readonly range: Range;
  /** Where to report the key. */
  readonly keyRange: Range;
  /** What it will be is known only later: nothing can be said of it. */
  readonly deferred: boolean;
}

/** The field, when its value is a single one that is not null. */
export function scalarField(map: FieldHolder, name: string): ScalarField | undefined {
  const found = map.byName.get(name);
  const node = resolveAlias(found?.pair.value);
  if (found === undefined || node?.kind !== 'scalar') return undefined;
  const deferred = isDeferred(node);
  if (node.value === null && !deferred) return undefined;
  const { pair } = found;
  const outer = map.via ?? found.via;
  const alias = pair.value?.kind === 'alias' ? pair.value : undefined;
  return {
    pair,
    node,
    range: spanOf(outer ?? alias ?? node),
    keyRange: spanOf(outer ?? pair.key),
    deferred,
  };
}

/** The text of a field; undefined when it is absent, empty, no text, or known only later. */
export function textField(map: FieldHolder, name: string): string | undefined {
  const found = scalarField(map, name);
  if (found === undefined || found.deferred || typeof found.node.value !== 'string')
    return undefined;
  return found.node.value === '' ? undefined : found.node.value;
}

/** Whether a flag is set; undefined when its value is known only later, or is no flag. */
export function flagField(map: FieldHolder, name: string): boolean | undefined {
  if (!map.byName.has(name)) return false;
  const found = scalarField(map, name);
  if (found === undefined) return false;
  return typeof found.node.value === 'boolean' ? found.node.value : undefined;
}

/** The maps in the list that a field holds, aliases and merge keys followed. */
export function entriesOf(map: FieldHolder, name: string): readonly FieldHolder[] {
  const found = map.byName.get(name);
  const list = resolveAlias(found?.pair.value);
  if (found === undefined || list?.kind !== 'sequence') return [];
  const outer =
    map.via ?? found.via ?? (found.pair.value?.kind === 'alias' ? found.pair.value : undefined);
  return list.items.flatMap(({ value }) => {
    const node = resolveAlias(value);
    if (node?.kind !== 'map') return [];
    return [holderOf(node, outer ?? (value?.kind === 'alias' ? value : undefined))];
  });
}

function holderOf(node: YamlMap, via: Range | undefined): FieldHolder {
  return { node, byName: new PairsByName(node), via };
}

function spanOf({ start, end }: Range): Range {
  return { start, end };
}
