import type { FieldSpec } from '../spec/metamodel.ts';
import type { MapVisit } from './visit.ts';

/** The field that a key of the map stands for: by its name, by another spelling of it, or as one of free keys. */
export function fieldNamed(
  { table, type }: Pick<MapVisit, 'table' | 'type'>,
  name: string,
): FieldSpec | undefined {
  const field = table.fields.get(name);
  if (field !== undefined) return field;
  const { spellings, entries } = type;
  if (spellings !== undefined && Object.hasOwn(spellings, name))
    return table.fields.get(spellings[name] ?? '');
  return entries;
}
