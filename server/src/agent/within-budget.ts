import type { ContextPart } from './phase.ts';
import { estimateTokens } from '../base/estimate-tokens.ts';

/** What has room within so many tokens, in its order: what comes first is the more important. */
export function withinBudget(
  parts: readonly ContextPart[],
  tokens: number,
): { readonly kept: readonly ContextPart[]; readonly left: readonly ContextPart[] } {
  const kept: ContextPart[] = [];
  const left: ContextPart[] = [];
  let spent = 0;
  for (const part of parts) {
    // A token has one unit at least in any text that people write: no need to count what is far too long.
    const own = part.text.length > tokens * 20 ? Infinity : estimateTokens(part.text) + 40;
    if (spent + own <= tokens) {
      spent += own;
      kept.push(part);
    } else left.push(part);
  }
  return { kept, left };
}
