import { estimateTokenCount } from 'tokenx';

/** About how many tokens a text has: no model's own count is known here. */
export function tokensOf(text: string): number {
  return estimateTokenCount(text);
}
