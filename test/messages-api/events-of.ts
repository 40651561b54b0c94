import { blockOf, inputUsage, stopOf } from './message-of.ts';
import type { AnswerPart, AnswerStep } from './script.ts';

export interface ApiEvent {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** The events in which the API streams an answer. */
export function eventsOf(step: AnswerStep, id: string, model: string): readonly ApiEvent[] {
  const size = step.piece ?? 12;
  return [
    {
      type: 'message_start',
      message: {
        id: `msg_${id}`,
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...inputUsage(step.usage), output_tokens: 1 },
      },
    },
    { type: 'ping' },
    ...step.parts.flatMap((part, index) =>
      blockEvents(part, index, `toolu_${id}_${String(index)}`, size),
    ),
    {
      type: 'message_delta',
      delta: { stop_reason: stopOf(step), stop_sequence: null },
      usage: { ...inputUsage(step.usage), output_tokens: step.usage?.output ?? 20 },
    },
    { type: 'message_stop' },
  ];
}

function blockEvents(part: AnswerPart, index: number, id: string, size: number): ApiEvent[] {
  const delta = (one: Record<string, unknown>): ApiEvent => ({
    type: 'content_block_delta',
    index,
    delta: one,
  });
  return [
    { type: 'content_block_start', index, content_block: startOf(part, id) },
    ...deltasOf(part, size).map(delta),
    { type: 'content_block_stop', index },
  ];
}

/** A block as it is before its deltas. */
function startOf(part: AnswerPart, id: string): Record<string, unknown> {
  const block = blockOf(part, id);
  switch (part.kind) {
    case 'text':
      return { ...block, text: '' };
    case 'thinking':
      return { ...block, thinking: '', signature: '' };
    case 'redacted':
      return block;
    case 'call':
      return { ...block, input: {} };
  }
}

function deltasOf(part: AnswerPart, size: number): Record<string, unknown>[] {
  switch (part.kind) {
    case 'text':
      return pieces(part.text, size).map((text) => ({ type: 'text_delta', text }));
    case 'thinking':
      return [
        ...pieces(part.text, size).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: part.signature ?? 'signed' },
      ];
    case 'redacted':
      return [];
    case 'call':
      // The API begins with an empty piece.
      return ['', ...pieces(part.json ?? JSON.stringify(part.input ?? {}), size)].map((json) => ({
        type: 'input_json_delta',
        partial_json: json,
      }));
  }
}

function pieces(text: string, size: number): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at += size) all.push(text.slice(at, at + size));
  return all;
}
