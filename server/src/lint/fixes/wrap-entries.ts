import type { TextEdit } from '../../base/text-edit.ts';
import { topLevelPair } from '../../model/contract.ts';
import { wrapItems } from '../../syntax/yaml/edit/wrap-value.ts';
import { findPair } from '../../syntax/yaml/tree.ts';
import type { FixContext } from '../rule.ts';
import type { Place } from './place.ts';

/** Makes all entries of the list around the entries of the list `to` in one new entry, which is named like the document. */
export function wrapEntries(
  { map, around }: Place,
  to: string,
  context: FixContext,
): readonly TextEdit[] | undefined {
  const { spec, document, file } = context;
  const list = around[0]?.pair.value;
  if (list?.kind !== 'sequence' || list.flow || map === undefined) return undefined;
  // An entry that has such a list itself is no misplaced one.
  const isMixed = list.items.some(
    ({ value }) => value?.kind !== 'map' || findPair(value, to) !== undefined,
  );
  if (isMixed) return undefined;
  const root = spec.type(spec.metamodel.root);
  const title = topLevelPair(document, root.nameField ?? '') ?? topLevelPair(document, 'id');
  const written = title?.value?.kind === 'scalar' ? String(title.value.value) : '';
  const name = written
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return wrapItems(file.text, list, [`name: ${/^[a-z]/.test(name) ? name : 'table'}`], to);
}
