import type { TokenPrice } from '../../../agent/language-model.ts';

/** Asked where nobody says which. */
export const DEFAULT_CLAUDE_MODEL = 'claude-sonnet-5-5';

/** Where Claude is, as its maker serves it: the prices here hold there only. */
export const CLAUDE_HOST = 'api.anthropic.com';

/** What is known of a model. */
export interface ModelFacts {
  /** Tokens, prompt and answer together. */
  readonly window: number;
  /** Tokens of one answer at most. */
  readonly maxOutput: number;
  readonly price: TokenPrice | undefined;
  /** `adaptive`: it decides itself; `budget`: it thinks when told how much; `unsaid`: what it does when nobody says anything. */
  readonly thinking: 'adaptive' | 'budget' | 'unsaid';
}

/** As published by the maker in November 2026. US dollars for a million tokens; writing to the cache for five minutes. */
const known: Readonly<Record<string, ModelFacts>> = {
  'claude-fable-5-1': adaptive(price(10, 50, 0.25)),
  'claude-mythos-5-1': adaptive(price(10, 50, 0.25)),
  'claude-fable-5': adaptive(price(10, 50)),
  'claude-mythos-5': adaptive(price(10, 50)),
  'claude-opus-5-5': adaptive(price(4, 20, 0.2)),
  'claude-opus-5': adaptive(price(5, 25)),
  'claude-sonnet-5-5': adaptive(price(2, 10, 0.1)),
  'claude-sonnet-5': adaptive(price(2, 10)),
  // Its window is larger, but each token of a prompt over this costs five times as much.
  'claude-haiku-5-5': { ...adaptive(price(0.1, 0.5)), window: 100_000, maxOutput: 64_000 },
  'claude-opus-4-8': older('adaptive', price(5, 25)),
  'claude-opus-4-7': older('adaptive', price(5, 25)),
  'claude-opus-4-6': older('adaptive', price(5, 25)),
  'claude-sonnet-4-6': older('adaptive', price(3, 15)),
  'claude-opus-4-5': older('budget', price(5, 25)),
  'claude-sonnet-4-5': older('budget', price(3, 15)),
  'claude-haiku-4-5': older('budget', price(1, 5)),
};

/** The facts of a model, also of one with a date in its name. Of a model that nobody knows, the least that they all have. */
export function modelFacts(id: string): ModelFacts {
  const name = id.replace(/-\d{8}$/, '');
  return (
    (Object.hasOwn(known, name) ? known[name] : undefined) ?? {
      window: 100_000,
      maxOutput: 32_000,
      price: undefined,
      thinking: 'unsaid',
    }
  );
}

/** A price of which only input and output are given; the cache costs what it mostly does. */
export function price(input: number, output: number, cacheRead = input / 10): TokenPrice {
  return { input, output, cacheRead, cacheWrite: input * 1.25 };
}

function adaptive(cost: TokenPrice): ModelFacts {
  return { window: 1_000_000, maxOutput: 128_000, price: cost, thinking: 'adaptive' };
}

function older(thinking: 'adaptive' | 'budget', cost: TokenPrice): ModelFacts {
  return { window: 200_000, maxOutput: 64_000, price: cost, thinking };
}
