import type Anthropic from '@anthropic-ai/sdk';
import type { ModelPart } from '../../../agent/language-model.ts';

/** What Claude wants back as it was, as an opaque part keeps it. */
export type KeptPart =
  | {
      readonly claude: string;
      readonly block: Anthropic.ThinkingBlock | Anthropic.RedactedThinkingBlock;
    }
  /** What was said to it last, in addition to the message before its answer. */
  | { readonly claude: string; readonly asked: string };

/** Reads an opaque part. Undefined: another model's, or nothing that we made. */
export function keptPart(part: ModelPart, model: string): KeptPart | undefined {
  if (part.kind !== 'opaque' || !isRecord(part.value) || part.value.claude !== model)
    return undefined;
  const { asked, block } = part.value;
  if (typeof asked === 'string') return { claude: model, asked };
  if (!isRecord(block)) return undefined;
  const { type, thinking, signature, data } = block;
  if (type === 'thinking' && typeof thinking === 'string' && typeof signature === 'string')
    return { claude: model, block: { type, thinking, signature } };
  if (type === 'redacted_thinking' && typeof data === 'string')
    return { claude: model, block: { type, data } };
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
