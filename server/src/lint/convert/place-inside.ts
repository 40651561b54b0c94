import type { TypeSpec } from '../../spec/metamodel.ts';
import { isWithin } from '../../spec/version.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';
import { textOf, type ValueReader } from './migration-parts.ts';
import { map, pair, type Out, type OutPair, type Remarks } from './out-tree.ts';

/** Puts a value into a map below: `minLength` into the options of the type. Undefined when it does not fit there. */
export function placeInside(
  migration: ValueReader,
  type: TypeSpec,
  pairs: OutPair[],
  [first, second]: readonly [string, string],
  node: YamlNode | undefined,
  remarks: Remarks,
): 'done' | undefined {
  const value = readInside(migration, type, pairs, [first, second], node);
  if (value === undefined) return undefined;
  const at = pairs.findIndex(({ key }) => key === first);
  const there = pairs[at];
  const added = pair(second, value, remarks);
  if (there === undefined) {
    pairs.push(pair(first, map([added])));
    return 'done';
  }
  if (there.value.kind !== 'map') return undefined;
  if (there.value.pairs.some(({ key }) => key === second)) return undefined;
  pairs[at] = { ...there, value: map([...there.value.pairs, added]) };
  return 'done';
}

function readInside(
  migration: ValueReader,
  type: TypeSpec,
  pairs: readonly OutPair[],
  [first, second]: readonly [string, string],
  node: YamlNode | undefined,
): Out | undefined {
  const { spec, version } = migration;
  const outer = spec.fields(type, textOf(pairs, type.discriminator?.field)).fields.get(first);
  if (outer === undefined || !isWithin(outer, version)) return undefined;
  const expected = spec.value(outer, version);
  // Free maps take anything, except where a type would narrow them and is not known.
  if (expected.kind === 'free-map') {
    return type.fields[first] === outer ? undefined : migration.copy(node);
  }
  if (expected.kind !== 'object') return undefined;
  const field = spec.type(expected.type).fields[second];
  if (field === undefined || !isWithin(field, version)) return undefined;
  return migration.value(spec.value(field, version), node, () => undefined);
}
