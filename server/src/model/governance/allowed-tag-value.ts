import { matchesPattern } from './name-pattern.ts';
import type { TagRule } from './tagging-policy.ts';

/** Whether a policy lets a tag have a value; what cannot be told in good time is let pass. */
export function isAllowed({ allowed, pattern }: TagRule, value: string): boolean {
  if (allowed !== undefined && !allowed.value.includes(value)) return false;
  return pattern === undefined || matchesPattern(pattern.value, value) !== false;
}
