import type { Finding, Fix, FixContext } from '../rule.ts';

export function fixVersion(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
