import type { Finding, Fix, FixContext } from '../rule.ts';

export function fixSuppression(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
