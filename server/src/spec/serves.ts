import type { FieldSpec } from './metamodel.ts';

/** Whether the field is of use to a map around that says `value`, itself below a map of the type. */
export function serves({ serves: only }: FieldSpec, value: string, below: string): boolean {
  return only === undefined || (only.values.includes(value) && only.below.includes(below));
}
