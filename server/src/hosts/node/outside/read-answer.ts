import type Anthropic from '@anthropic-ai/sdk';
import {
  ModelError,
  type ModelAnswer,
  type ModelListener,
  type ModelPart,
  type TokenUsage,
} from '../../../agent/language-model.ts';
import type { KeptPart } from './kept-part.ts';
import { saying } from '../../../agent/sentence.ts';

/** Parts of one answer. */
const MAX_PARTS = 64;

/** Milliseconds between two looks at the input of a call that is still coming. */
const LOOK = 100;

/** Puts an answer together from its events. What a tool gets is only what came whole. */
export class AnswerReader {
  readonly #listener: ModelListener;
  /** Text of the inputs of calls, by the index of their block. */
  readonly #inputs = new Map<number, string>();
  #looked = 0;

  constructor(listener: ModelListener) {
    this.#listener = listener;
  }

  /** Takes one event. Throws `ModelError` where it is too much. */
  take(event: Anthropic.MessageStreamEvent, so: Anthropic.Message): void {
    if (so.content.length > MAX_PARTS)
      throw new ModelError('malformed', saying('The answer of the model has too many parts.'));
    if (event.type !== 'content_block_delta') return;
    const { delta, index } = event;
    if (delta.type === 'text_delta') this.#listener.text(delta.text, false);
    else if (delta.type === 'thinking_delta') this.#listener.text(delta.thinking, true);
    else if (delta.type === 'input_json_delta') {
      this.#inputs.set(index, (this.#inputs.get(index) ?? '') + delta.partial_json);
      this.#look(so.content[index]);
    }
  }

  /** The whole answer of `model`. Throws `ModelError` where it is none. */
  answer(message: Anthropic.Message, model: string, asked: string | undefined): ModelAnswer {
    const stop = stopOf(message.stop_reason);
    const parts = message.content.flatMap((block, index) => {
      if (block.type !== 'tool_use') return partOf(block, model);
      const input = parsed(this.#inputs.get(index) ?? '');
      if (input !== undefined)
        return [{ kind: 'call' as const, id: block.id, name: block.name, input }];
      // Cut off at the limit, it is no call.
      if (stop === 'length' && index === message.content.length - 1) return [];
      throw new ModelError(
        'malformed',
        saying('The model called a tool with an input that is no JSON.'),
      );
    });
    const hasCalls = parts.some(({ kind }) => kind === 'call');
    const said = asked !== undefined && kept({ claude: model, asked });
    return {
      parts: said ? [said, ...parts] : parts,
      stop: hasCalls && stop === 'end' ? 'calls' : !hasCalls && stop === 'calls' ? 'end' : stop,
      usage: usageOf(message.usage),
    };
  }

  /** Now and then only: each look reads all that has come so far. */
  #look(block: Anthropic.ContentBlock | undefined): void {
    const now = performance.now();
    if (block?.type !== 'tool_use' || now - this.#looked < LOOK) return;
    this.#looked = now;
    let input: unknown;
    try {
      input = block.input;
    } catch {
      // It is said when the call is whole.
      return;
    }
    this.#listener.call(block.name, input);
  }
}

function partOf(block: Anthropic.ContentBlock, model: string): ModelPart[] {
  if (block.type === 'text') return block.text === '' ? [] : [{ kind: 'text', text: block.text }];
  if (block.type === 'thinking') {
    const { type, thinking, signature } = block;
    return [kept({ claude: model, block: { type, thinking, signature } })];
  }
  if (block.type === 'redacted_thinking')
    return [kept({ claude: model, block: { type: block.type, data: block.data } })];
  // What the provider runs itself was not asked for.
  return [];
}

function kept(value: KeptPart): ModelPart {
  return { kind: 'opaque', value };
}

function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function stopOf(reason: string | null): ModelAnswer['stop'] {
  switch (reason) {
    case 'tool_use':
      return 'calls';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    case 'refusal':
      return 'refusal';
    case null:
      throw new ModelError('malformed', saying('The answer of the model broke off.'));
    default:
      return 'end';
  }
}

function usageOf(usage: Partial<Record<keyof Anthropic.Usage, unknown>> | undefined): TokenUsage {
  return {
    input: count(usage?.input_tokens),
    output: count(usage?.output_tokens),
    cacheRead: count(usage?.cache_read_input_tokens),
    cacheWrite: count(usage?.cache_creation_input_tokens),
    isEstimate: false,
  };
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.ceil(value) : 0;
}
