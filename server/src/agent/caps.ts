import type { LanguageModel, TokenPrice, TokenUsage } from './language-model.ts';
import type { Caps } from './runner-host.ts';
import type { RunState } from './run-state.ts';
import { saying, type Sentence } from './sentence.ts';

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
): { readonly maxTokens: number } | { readonly reached: Sentence } {
  if (spent.turns >= caps.turns)
    return {
      reached: saying('The cap of {cap} requests to the model was reached.', { cap: caps.turns }),
    };
  if (spent.elapsed >= caps.minutes * 60_000)
    return { reached: saying('The cap of {cap} minutes was reached.', { cap: caps.minutes }) };
  const tokens = caps.tokens - totalTokens(spent.usage) - promptTokens;
  if (tokens < LEAST_ANSWERED)
    return { reached: saying('The cap of {cap} tokens was reached.', { cap: caps.tokens }) };
  const payable = affordable(spent, caps, model.price, promptTokens);
  if (payable < LEAST_ANSWERED)
    return { reached: saying('The cap of {cap} US dollars was reached.', { cap: caps.cost }) };
  const room = model.window - promptTokens;
  if (room < LEAST_ANSWERED)
    return {
      reached: saying(
        'The conversation has no room any more in the {window} tokens of the model.',
        {
          window: model.window,
        },
      ),
    };
  return { maxTokens: Math.floor(Math.min(MOST_ANSWERED, tokens, payable, room)) };
}

/** Shares of the caps that are spent, from 0 on, with what is said where one of them comes near. */
export function sharesOf(
  spent: Spent,
  caps: Caps,
): readonly (readonly [share: number, warning: Sentence])[] {
  return [
    [
      share(spent.turns, caps.turns),
      saying('80 % of the cap on requests ({cap}) is used.', { cap: caps.turns }),
    ],
    [
      share(totalTokens(spent.usage), caps.tokens),
      saying('80 % of the cap on tokens ({cap}) is used.', { cap: caps.tokens }),
    ],
    ...(spent.cost === undefined
      ? []
      : [
          [
            share(spent.cost, caps.cost),
            saying('80 % of the cap on US dollars ({cap}) is used.', { cap: caps.cost }),
          ] as const,
        ]),
    [
      share(spent.elapsed, caps.minutes * 60_000),
      saying('80 % of the cap on minutes ({cap}) is used.', { cap: caps.minutes }),
    ],
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
