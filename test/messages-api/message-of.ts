import type { AnswerPart, AnswerStep, AnswerUsage } from './script.ts';

/** The message that an answer is, in the form of the API. */
export function messageOf(step: AnswerStep, id: string, model: string): Record<string, unknown> {
  return {
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    model,
    content: step.parts.map((part, at) => blockOf(part, `toolu_${id}_${String(at)}`)),
    stop_reason: stopOf(step),
    stop_sequence: null,
    usage: { ...inputUsage(step.usage), output_tokens: step.usage?.output ?? 20 },
  };
}

/** Why it ends. */
export function stopOf({ stop, parts }: AnswerStep): string {
  return stop ?? (parts.some(({ kind }) => kind === 'call') ? 'tool_use' : 'end_turn');
}

/** What the request took. */
export function inputUsage(usage: AnswerUsage = {}): Record<string, number> {
  return {
    input_tokens: usage.input ?? 100,
    cache_creation_input_tokens: usage.cacheWrite ?? 0,
    cache_read_input_tokens: usage.cacheRead ?? 0,
  };
}

/** A block of content, whole. */
export function blockOf(part: AnswerPart, id: string): Record<string, unknown> {
  switch (part.kind) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'thinking':
      return { type: 'thinking', thinking: part.text, signature: part.signature ?? 'signed' };
    case 'redacted':
      return { type: 'redacted_thinking', data: part.data };
    case 'call':
      return { type: 'tool_use', id: part.id ?? id, name: part.name, input: part.input ?? {} };
  }
}
