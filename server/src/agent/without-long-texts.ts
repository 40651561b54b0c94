import type { ModelPart } from './language-model.ts';
import { MOST_TEXT } from './structured-output.ts';

/**
 * What a model said without texts that no draft may hold: every further request would hold them again. The mark in their
 * place is one that no draft may hold either (redactor.ts).
 */
export function withoutLongTexts(part: ModelPart): ModelPart {
  switch (part.kind) {
    case 'text':
      return { ...part, text: cut(part.text) };
    case 'call':
      return { ...part, input: withoutLong(part.input) };
    case 'result':
    case 'opaque':
      return part;
  }
}

function withoutLong(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.map(withoutLong);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [cut(key), withoutLong(one)]);
  return Object.fromEntries(entries) as unknown;
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? `⟦left out: ${text.length} characters⟧` : text;
}
