import { fits } from '../../model/shape.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';
import type { ListValue, ValueSpec } from '../../spec/metamodel.ts';
import { resolveAlias, type YamlMap, type YamlScalar } from '../../syntax/yaml/tree.ts';
import { entryFields } from '../known-names.ts';
import type { Params } from '../rule.ts';

/**
 * How a map becomes the list that belongs in its place: each key goes to a field of the entry, or
 * the map as a whole is one entry that lacks its dash. Nothing when neither can be told.
 */
export function listShape(map: YamlMap | undefined, expected: ListValue, spec: SpecIndex): Params {
  if (map === undefined || expected.of.kind !== 'object') return {};
  const type = spec.type(expected.of.type);
  // A column may well be called `id`: what counts is that the value is one of such a field.
  const newest = spec.metamodel.versions.at(-1) ?? '';
  // Those of all its variants: which one is meant stands in the map itself.
  const { fields } = spec.fields(type, '');
  const known = map.pairs.filter(({ key, value }) => {
    const field = fields.get(String(key.value));
    return field !== undefined && fits(resolveAlias(value), spec.value(field, newest), newest);
  });
  if (known.length > 0 && known.length * 2 >= map.pairs.length) return { whole: 1 };
  const { key, value } = entryFields(type);
  if (key === undefined || known.length > 0) return {};
  // A fact may be a map of its own, which then is the value as it stands.
  const field = value === undefined ? undefined : type.fields[value];
  const isFree = field !== undefined && spec.value(field, newest).kind === 'any';
  return { key, ...(value !== undefined && { value }), ...(isFree && { nest: 1 }) };
}

/** The field of an object in which a plain value that stands for the object belongs: one whose values it is, else the first that takes it. */
export function objectField(
  node: YamlScalar,
  expected: Extract<ValueSpec, { kind: 'object' }>,
  spec: SpecIndex,
): string | undefined {
  const newest = spec.metamodel.versions.at(-1) ?? '';
  const taking = Object.entries(spec.type(expected.type).fields).filter(([name, field]) => {
    const value = spec.value(field, newest);
    return name !== 'id' && value.kind !== 'any' && fits(node, value, newest);
  });
  const naming = taking.find(([, field]) => {
    const value = spec.value(field, newest);
    return value.kind === 'string' && value.values?.some((one) => one.value === node.value);
  });
  return (naming ?? taking[0])?.[0];
}
