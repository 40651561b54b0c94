import type { CancellationToken } from '../base/cancellation.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Sentence } from './sentence.ts';
import { SentenceError } from './sentence-error.ts';

/** A model that answers in turns. Who is behind it, and how it is reached, is the host's affair. */
export interface LanguageModel {
  /** As its provider calls it. */
  readonly id: string;
  /** Where requests go: `api.anthropic.com`, `editor (copilot)`. What people are asked to consent to. */
  readonly host: string;
  /** What tokens cost; undefined where nobody knows, which is never the same as nothing. */
  readonly price: TokenPrice | undefined;
  /** Tokens that one request may hold, prompt and answer together. */
  readonly window: number;
  /** One turn. Rejects with `ModelError`. Ends the request itself when the token is cancelled. */
  ask(
    request: ModelRequest,
    listener: ModelListener,
    token: CancellationToken,
  ): Promise<ModelAnswer>;
}

/** US dollars for a million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

export interface ModelRequest {
  /** What holds for the whole run; the same text in every turn, so that providers can cache it. */
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolDeclaration[];
  /** The name of a tool that the model has to call in this turn. */
  readonly mustCall: string | undefined;
  /** Of the answer. */
  readonly maxTokens: number;
}

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly ModelPart[];
}

export type ModelPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly id: string; readonly name: string; readonly input: unknown }
  | {
      readonly kind: 'result';
      readonly call: string;
      readonly text: string;
      readonly isError: boolean;
    }
  /** What a provider wants back as it was, such as its signed thinking. Plain JSON. */
  | { readonly kind: 'opaque'; readonly value: unknown };

export interface ToolDeclaration {
  readonly name: string;
  readonly doc: string;
  readonly input: JsonSchema;
}

/** Hears of an answer while it comes. Both are hints for people: the answer alone counts. */
export interface ModelListener {
  /** A piece of text. `thinking`: of what the model thinks. */
  text(piece: string, thinking: boolean): void;
  /** The input of a call, as far as it has come and can be read. */
  call(name: string, input: unknown): void;
}

export interface ModelAnswer {
  readonly parts: readonly ModelPart[];
  readonly stop: 'end' | 'calls' | 'length' | 'refusal';
  readonly usage: TokenUsage;
}

export interface TokenUsage {
  /** Without those of the cache. */
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** The provider does not count, so that these are our guess. */
  readonly isEstimate: boolean;
}

export type ModelErrorKind =
  /** No key, or one that is not taken. */
  | 'key'
  /** The provider does not take the request: our mistake, or a model that it does not have. */
  | 'request'
  | 'rate'
  | 'overloaded'
  | 'network'
  /** What came back is no answer. */
  | 'malformed'
  /** The user did not allow it, or there is no such model. */
  | 'unavailable'
  | 'cancelled';

/** Why a model gave no answer. The sentence is for people, and holds no key. */
export class ModelError extends SentenceError {
  readonly kind: ModelErrorKind;

  constructor(kind: ModelErrorKind, sentence: Sentence) {
    super(sentence);
    this.name = 'ModelError';
    this.kind = kind;
  }
}

/** Whether it is one: by its name, as every bundle has a copy of the class of its own (docs/decisions/0014). */
export function isModelError(error: unknown): error is ModelError {
  return error instanceof Error && error.name === 'ModelError';
}
