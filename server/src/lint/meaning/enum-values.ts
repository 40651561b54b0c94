import { isDeferred } from '../../model/shape.ts';
import { findPair, resolveAlias, type YamlScalar } from '../../syntax/yaml/tree.ts';
import { fieldValue, type FieldHolder } from '../field-value.ts';

/** The plain values that the `enum` of a property lists; `complete` is false where one is not known yet. */
export function enumValuesOf(property: FieldHolder): {
  readonly nodes: readonly YamlScalar[];
  readonly complete: boolean;
} {
  const list = fieldValue(property, 'enum')?.node;
  if (list?.kind !== 'sequence') return { nodes: [], complete: false };
  const nodes: YamlScalar[] = [];
  for (const item of list.items) {
    const entry = resolveAlias(item.value);
    const value = entry?.kind === 'map' ? resolveAlias(findPair(entry, 'value')?.value) : entry;
    if (value?.kind === 'scalar' && !isDeferred(value)) nodes.push(value);
  }
  return { nodes, complete: nodes.length > 0 && nodes.length === list.items.length };
}
