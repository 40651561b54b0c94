import type Anthropic from '@anthropic-ai/sdk';
import type { ModelMessage, ModelPart, ModelRequest } from '../../../agent/language-model.ts';
import { keptPart } from './kept-part.ts';
import type { ModelFacts } from './known-models.ts';

type Block = Anthropic.ContentBlockParam;

const CACHED = { cache_control: { type: 'ephemeral' } } as const;

/** Tokens that a model may think of one answer, where it has to be told. */
const THINKING = { least: 1_024, most: 8_000 };

/**
 * A request in the form of the API. What stays the same from turn to turn is marked for the cache of the provider. Models
 * that think take no forced call: they are asked for it in words (`askedFor`), which later turns repeat, as thoughts hold
 * only for the very conversation in which they were made.
 */
export function messageParams(
  request: ModelRequest,
  model: string,
  facts: ModelFacts,
  { thoughts }: { readonly thoughts: 'kept' | 'left out' },
): Anthropic.MessageStreamParams {
  const asked = askedFor(request);
  const maxTokens = Math.min(request.maxTokens, facts.maxOutput);
  const thinking = thinkingOf(request, model, facts, maxTokens, thoughts);
  const withThoughts =
    thoughts === 'kept' && (facts.thinking !== 'budget' || thinking !== undefined);
  return {
    model,
    max_tokens: maxTokens,
    ...(request.system.trim() !== '' && {
      system: [{ type: 'text', text: request.system, ...CACHED }],
    }),
    messages: withCache(
      request.messages.map((message, at) => {
        const next = request.messages[at + 1];
        const said = next === undefined ? asked : saidBefore(next, model);
        return messageOf(message, said, model, withThoughts);
      }),
    ),
    ...(request.tools.length > 0 && {
      tools: request.tools.map(({ name, doc, input }, at) => ({
        name,
        description: doc,
        input_schema: { ...input, type: 'object' as const },
        ...(at === request.tools.length - 1 && CACHED),
      })),
      tool_choice: { type: 'auto' },
    }),
    ...(thinking && { thinking }),
  };
}

/** What a request says to the model beside its messages. */
export function askedFor({ mustCall }: ModelRequest): string | undefined {
  return mustCall === undefined
    ? undefined
    : `Your next answer must call the tool \`${mustCall}\`. Call no other tool.`;
}

function thinkingOf(
  { messages }: ModelRequest,
  model: string,
  { thinking }: ModelFacts,
  maxTokens: number,
  thoughts: 'kept' | 'left out',
): Anthropic.ThinkingConfigParam | undefined {
  if (thinking === 'adaptive') return { type: 'adaptive', display: 'summarized' };
  const budget = Math.min(THINKING.most, Math.floor(maxTokens / 2));
  if (thinking === 'unsaid' || budget < THINKING.least) return undefined;
  // An answer to its tools goes on with the thoughts that led to the call, or without any.
  const last = messages.findLast(({ role }) => role === 'assistant');
  const canGoOn =
    last === undefined ||
    (thoughts === 'kept' && last.parts.some((part) => isThought(part, model)));
  return canGoOn ? { type: 'enabled', budget_tokens: budget } : undefined;
}

function isThought(part: ModelPart, model: string): boolean {
  const kept = keptPart(part, model);
  return kept !== undefined && 'block' in kept;
}

/** What was said before an answer, as the answer remembers it. */
function saidBefore({ role, parts }: ModelMessage, model: string): string | undefined {
  if (role !== 'assistant') return undefined;
  for (const part of parts) {
    const kept = keptPart(part, model);
    if (kept && 'asked' in kept) return kept.asked;
  }
  return undefined;
}

function messageOf(
  { role, parts }: ModelMessage,
  said: string | undefined,
  model: string,
  withThoughts: boolean,
): Anthropic.MessageParam {
  const blocks = parts
    .flatMap((part) => blockOf(part, model))
    .filter((block) => withThoughts || !('thinking' in block || 'data' in block));
  if (role === 'user') {
    // Results come first, or the API does not take them.
    blocks.sort((a, b) => Number(b.type === 'tool_result') - Number(a.type === 'tool_result'));
    if (said !== undefined) blocks.push({ type: 'text', text: said });
  }
  return { role, content: blocks.length > 0 ? blocks : [{ type: 'text', text: '(nothing)' }] };
}

function blockOf(part: ModelPart, model: string): Block[] {
  switch (part.kind) {
    case 'text':
      return part.text.trim() === '' ? [] : [{ type: 'text', text: part.text }];
    case 'call':
      return [{ type: 'tool_use', id: part.id, name: part.name, input: inputOf(part.input) }];
    case 'result':
      return [
        {
          type: 'tool_result',
          tool_use_id: part.call,
          content: part.text,
          ...(part.isError && { is_error: true }),
        },
      ];
    case 'opaque': {
      const kept = keptPart(part, model);
      return kept && 'block' in kept ? [kept.block] : [];
    }
  }
}

/** The API takes objects only. */
function inputOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
    ? (input as Record<string, unknown>)
    : {};
}

/** The conversation only grows: what is there now is there in the next turn. */
function withCache(messages: Anthropic.MessageParam[]): Anthropic.MessageParam[] {
  return messages.map((message, at) => {
    const { content, role } = message;
    if (at < messages.length - 1 || role !== 'user' || typeof content === 'string') return message;
    const last = content.at(-1);
    if (last === undefined) return message;
    return { ...message, content: [...content.slice(0, -1), { ...last, ...CACHED }] as Block[] };
  });
}
