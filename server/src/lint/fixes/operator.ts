import type { Finding, Fix, FixContext } from '../rule.ts';

export function fixOperator(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
