import type { Finding, Fix, FixContext } from '../rule.ts';

export function fixMissingFields(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
