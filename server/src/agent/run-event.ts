import type { TokenUsage } from './language-model.ts';
import type { RunStep } from './run-state.ts';
import type { Verdict } from './verdict.ts';
import type { Sentence } from './sentence.ts';

/** What a run says while it goes. For people to watch; nothing may depend on it. `Text`: strings for editors. */
export type RunEvent<Text = Sentence> =
  | { readonly kind: 'step'; readonly step: RunStep<Text> }
  /** A piece of what the model says. */
  | { readonly kind: 'text'; readonly piece: string; readonly thinking: boolean }
  /** A file of the draft as far as it has come. */
  | { readonly kind: 'draft'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'usage';
      readonly usage: TokenUsage;
      readonly cost: number | undefined;
      /** From 0 to 1, of the cap that is nearest. */
      readonly spent: number;
    }
  | { readonly kind: 'verdict'; readonly verdict: Verdict<Text>; readonly attempt: number };
