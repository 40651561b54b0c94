import { estimateTokenCount } from 'tokenx';

/** How many tokens a text is for most models: a guess that is some percent off, never what a provider counts. */
export function estimateTokens(text: string): number {
  return estimateTokenCount(text);
}
