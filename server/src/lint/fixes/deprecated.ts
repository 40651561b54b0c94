import type { Finding, Fix, FixContext } from '../rule.ts';

export function fixDeprecated(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
