import type { LanguageModel, TokenPrice, TokenUsage } from './language-model.ts';
import type { Caps } from './runner-host.ts';
import type { RunState } from './run-state.ts';

type Spent = Pick<RunState, 'turns' | 'usage' | 'cost' | 'elapsed'>;

/** Of one answer: more is no file that anybody reads. */
const MOST_ANSWERED = 32_000;
/** With fewer tokens nothing can be said. */
const LEAST_ANSWERED = 256;

/** How long the next answer may be, or the cap that leaves no room for one, in a sentence. */
export function allowance(
  spent: Spent,
  caps: Caps,
  model: Pick<LanguageModel, 'price' | 'window'>,
  promptTokens: number,
): { readonly maxTokens: number } | { readonly reached: string } {
  if (spent.turns >= caps.turns)
    return { reached: `The cap of ${caps.turns} requests to the model was reached.` };
  if (spent.elapsed >= caps.minutes * 60_000)
    return { reached: `The cap of ${caps.minutes} minutes was reached.` };
  const tokens = caps.tokens - totalTokens(spent.usage) - promptTokens;
  if (tokens < LEAST_ANSWERED) return { reached: `The cap of ${caps.tokens} tokens was reached.` };
  const payable = affordable(spent, caps, model.price, promptTokens);
  if (payable < LEAST_ANSWERED)
    return { reached: `The cap of ${caps.cost} US dollars was reached.` };
  const room = model.window - promptTokens;
  if (room < LEAST_ANSWERED)
    return {
      reached: `The conversation has no room any more in the ${model.window} tokens of the model.`,
    };
  return { maxTokens: Math.floor(Math.min(MOST_ANSWERED, tokens, payable, room)) };
}

/** Shares of the caps that are spent, from 0 on, with what the caps are called and what they are. */
export function sharesOf(
  spent: Spent,
  caps: Caps,
): readonly (readonly [name: string, share: number, cap: number])[] {
  return [
    ['requests', share(spent.turns, caps.turns), caps.turns],
    ['tokens', share(totalTokens(spent.usage), caps.tokens), caps.tokens],
    ...(spent.cost === undefined
      ? []
      : [['US dollars', share(spent.cost, caps.cost), caps.cost] as const]),
    ['minutes', share(spent.elapsed, caps.minutes * 60_000), caps.minutes],
  ];
}

export function totalTokens({ input, output, cacheRead, cacheWrite }: TokenUsage): number {
  return input + output + cacheRead + cacheWrite;
}

/** US dollars; undefined where no price is known. */
export function costOf(usage: TokenUsage, price: TokenPrice | undefined): number | undefined {
  if (price === undefined) return undefined;
  return (
    (usage.input * price.input +
      usage.output * price.output +
      usage.cacheRead * price.cacheRead +
      usage.cacheWrite * price.cacheWrite) /
    1e6
  );
}

/** What a provider says it used: whatever it says, it never gives tokens back. */
export function addUsage(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input: a.input + counted(b.input),
    output: a.output + counted(b.output),
    cacheRead: a.cacheRead + counted(b.cacheRead),
    cacheWrite: a.cacheWrite + counted(b.cacheWrite),
    isEstimate: a.isEstimate || b.isEstimate,
  };
}

function affordable(
  { cost }: Spent,
  caps: Caps,
  price: TokenPrice | undefined,
  promptTokens: number,
): number {
  if (price === undefined || cost === undefined) return Infinity;
  const left = caps.cost - cost - (promptTokens * price.input) / 1e6;
  return left <= 0 ? 0 : price.output > 0 ? (left * 1e6) / price.output : Infinity;
}

function counted(tokens: number): number {
  return Number.isFinite(tokens) && tokens > 0 ? tokens : 0;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 1;
}
