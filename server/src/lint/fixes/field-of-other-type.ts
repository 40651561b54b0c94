import type { Finding, Fix, FixContext } from '../rule.ts';

export function fixFieldOfOtherType(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
