import type {
  LanguageModel,
  ModelAnswer,
  ModelListener,
  ModelMessage,
  ModelPart,
  ModelRequest,
  ToolDeclaration,
} from './language-model.ts';
import type { CancellationToken } from '../base/cancellation.ts';
import type { Redactor } from './redactor.ts';
import { estimateTokens } from '../base/estimate-tokens.ts';
import { withoutLongTexts } from './without-long-texts.ts';

export interface OutgoingTurn {
  readonly messages: readonly ModelMessage[];
  readonly mustCall: string | undefined;
  readonly maxTokens: number;
}

/** Of what a server of strangers says of a tool, in UTF-16 units. */
const MOST_DOC = 1200;

/**
 * The one way to the model: nothing else asks it. Whatever a request holds of the workspace, of people and of the model
 * itself is redacted here, again if it has been before.
 */
export class Outgoing {
  readonly #model: LanguageModel;
  readonly #redactor: Redactor;
  readonly #system: string;
  readonly #tools: readonly ToolDeclaration[];

  /** `system`: our own text, with what is not ours redacted (system-prompt.ts). */
  constructor(
    model: LanguageModel,
    redactor: Redactor,
    system: string,
    tools: readonly ToolDeclaration[],
  ) {
    this.#model = model;
    this.#redactor = redactor;
    this.#system = system;
    // Our own tools say the same in every workspace; those of servers are texts of strangers.
    this.#tools = tools.map(({ name, doc, input }) =>
      name.startsWith('mcp__')
        ? {
            name,
            doc: redactor.beginning(doc, MOST_DOC),
            input: redactor.redactJson(input) as typeof input,
          }
        : { name, doc, input },
    );
  }

  /** As it may be sent, and kept. What a provider wants back as it was stays so. */
  redacted({ role, parts }: ModelMessage): ModelMessage {
    const kept = role === 'assistant' ? parts.map(withoutLongTexts) : parts;
    return { role, parts: kept.map((part) => this.#part(part)) };
  }

  request({ messages, mustCall, maxTokens }: OutgoingTurn): ModelRequest {
    return {
      system: this.#system,
      messages: messages.map((message) => this.redacted(message)),
      tools: this.#tools,
      mustCall,
      maxTokens,
    };
  }

  /** About how many tokens the prompt of a request has, and how long it is in UTF-16 units. */
  size(messages: readonly ModelMessage[]): { readonly tokens: number; readonly length: number } {
    const texts = [this.#system, JSON.stringify(this.#tools), ...messages.map(textOf)];
    return {
      tokens: texts.reduce((sum, text) => sum + estimateTokens(text), 0),
      length: texts.reduce((sum, text) => sum + text.length, 0),
    };
  }

  ask(turn: OutgoingTurn, listener: ModelListener, token: CancellationToken): Promise<ModelAnswer> {
    return this.#model.ask(this.request(turn), listener, token);
  }

  #part(part: ModelPart): ModelPart {
    switch (part.kind) {
      case 'text':
      case 'result':
        return { ...part, text: this.#redactor.redact(part.text) };
      case 'call':
        return { ...part, input: this.#redactor.redactJson(part.input) };
      case 'opaque':
        return part;
    }
  }
}

const texts = new WeakMap<ModelMessage, string>();

function textOf(message: ModelMessage): string {
  const known = texts.get(message) ?? JSON.stringify(message.parts);
  texts.set(message, known);
  return known;
}
