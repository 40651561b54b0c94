import { logicalTypeOf } from './logical-types-of.ts';
import { familiesOf } from './type-families.ts';

const kept = new Map<string, string | undefined>();
/** A platform has few types, but lengths make many texts of one. */
const MAX_KEPT = 2_000;
const NEWEST = '3.2.0';

/** The logical type that a physical type stands for, when it is the same on all platforms. */
export function sureLogicalType(physicalType: string): string | undefined {
  if (kept.has(physicalType)) return kept.get(physicalType);
  const families = familiesOf(physicalType) ?? [];
  const types = new Set(families.map((family) => logicalTypeOf(family, NEWEST)));
  const [only] = types;
  // Who says boolean means it, even where the platform keeps a number.
  const type = types.size === 1 || only === 'boolean' ? only : undefined;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(physicalType, type);
  return type;
}
