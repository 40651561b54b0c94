import type { CancellationToken } from '../../../server/src/base/cancellation.ts';
import {
  ModelError,
  type LanguageModel,
  type ModelAnswer,
  type ModelErrorKind,
  type ModelListener,
  type ModelPart,
  type ModelRequest,
  type TokenUsage,
} from '../../../server/src/agent/language-model.ts';

/** One turn of a script: an answer, something that makes one of the request, or a failure. */
export type ScriptedTurn =
  | Partial<ModelAnswer>
  | ((request: ModelRequest, turn: number) => Partial<ModelAnswer>)
  | { readonly fails: ModelErrorKind; readonly message?: string }
  /** Gives no answer until it is cancelled. */
  | { readonly waits: true }
  /** Never stops to talk, until it is cancelled. */
  | { readonly endless: true };

export interface ScriptedModel extends LanguageModel {
  /** What was asked, in order; copies, as they were then. */
  readonly requests: readonly ModelRequest[];
}

/**
 * A model that answers what a script says, in order; the last turn is repeated. Anything that a request holds can be
 * found in `requests`. Tokens are counted as 100 of each input and 10 of each output, unless an answer says otherwise.
 */
export function scriptedModel(
  script: readonly ScriptedTurn[],
  options: Partial<Pick<LanguageModel, 'id' | 'host' | 'price' | 'window'>> = {},
): ScriptedModel {
  const requests: ModelRequest[] = [];
  return {
    id: 'scripted-1',
    host: 'model.test',
    price: { input: 1, output: 1, cacheRead: 1, cacheWrite: 1 },
    window: 200_000,
    ...options,
    requests,
    async ask(request, listener, token): Promise<ModelAnswer> {
      await Promise.resolve();
      if (token.isCancellationRequested) throw new ModelError('cancelled', 'It was cancelled.');
      const turn = requests.length;
      requests.push(structuredClone(request));
      const step = script[Math.min(turn, script.length - 1)] ?? {};
      return play(step, request, turn, listener, token);
    },
  };
}

async function play(
  step: ScriptedTurn,
  request: ModelRequest,
  turn: number,
  listener: ModelListener,
  token: CancellationToken,
): Promise<ModelAnswer> {
  if (typeof step === 'function') return spoken(step(request, turn), listener);
  if ('fails' in step)
    throw new ModelError(step.fails, step.message ?? `It failed: ${step.fails}.`);
  if ('waits' in step || 'endless' in step) {
    while (!token.isCancellationRequested) {
      if ('endless' in step) listener.text('and so on '.repeat(10_000), false);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    throw new ModelError('cancelled', 'It was cancelled.');
  }
  return spoken(step, listener);
}

function spoken(answer: Partial<ModelAnswer>, listener: ModelListener): ModelAnswer {
  const parts = answer.parts ?? [];
  for (const part of parts) {
    if (part.kind === 'text') listener.text(part.text, false);
    if (part.kind === 'call') listener.call(part.name, part.input);
  }
  const calls = parts.some(({ kind }) => kind === 'call');
  return {
    parts: structuredClone(parts),
    stop: answer.stop ?? (calls ? 'calls' : 'end'),
    usage: answer.usage ?? usage(),
  };
}

export function usage(some: Partial<TokenUsage> = {}): TokenUsage {
  return { input: 100, output: 10, cacheRead: 0, cacheWrite: 0, isEstimate: false, ...some };
}

let calls = 0;

/** A call of a tool, as a part of an answer. */
export function call(name: string, input: unknown): ModelPart {
  calls += 1;
  return { kind: 'call', id: `call_${calls}`, name, input };
}

/** An answer that proposes. */
export function propose(input: unknown): Partial<ModelAnswer> {
  return { parts: [call('propose', input)] };
}

/** An answer that only talks. */
export function say(text: string): Partial<ModelAnswer> {
  return { parts: [{ kind: 'text', text }] };
}
