import type { TextEdit } from '../../base/text-edit.ts';
import { topLevelPair } from '../../model/contract.ts';
import { findPair } from '../../syntax/yaml/tree.ts';
import type { FixContext } from '../rule.ts';
import type { Place } from './place.ts';
import { breakOf, columnOf, indentLines } from './text-shape.ts';

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
  const [first] = list.items;
  if (isMixed || first === undefined) return undefined;
  const root = spec.type(spec.metamodel.root);
  const title = topLevelPair(document, root.nameField ?? '') ?? topLevelPair(document, 'id');
  const written = title?.value?.kind === 'scalar' ? String(title.value.value) : '';
  const name = written
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  const eol = breakOf(file.text);
  const indent = ' '.repeat(columnOf(file.text, first.start));
  const head = `- name: ${/^[a-z]/.test(name) ? name : 'table'}${eol}${indent}  ${to}:${eol}${indent}    `;
  return [
    { range: { start: first.start, end: first.start }, newText: head },
    ...indentLines(file.text, { start: first.start, end: list.end }, 4),
  ];
}
