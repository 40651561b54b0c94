import { bindMarkdown } from '../../../../server/src/model/governance/markdown/bind-markdown.ts';
import type { BoundMarkdown } from '../../../../server/src/model/governance/markdown/bound-markdown.ts';
import type { MarkdownKind } from '../../../../server/src/spec/governance/markdown-kind.ts';
import { markdownKinds } from '../../../../server/src/spec/governance/markdown-kinds.ts';
import { readMarkdown } from '../../../../server/src/syntax/markdown/read-markdown.ts';

/** A text as a file of a kind. */
export function bindText(text: string, id: MarkdownKind['id']): BoundMarkdown {
  return bindMarkdown(
    readMarkdown(text),
    markdownKinds.find((kind) => kind.id === id)!,
  );
}

/** Values of policies with what stands at their place, to compare at a glance: `value <piece>`. */
export function withPlaces(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withPlaces(one, text));
  if (value instanceof Map) return [...value.values()].map((one) => withPlaces(one, text));
  if (typeof value !== 'object' || value === null) return value;
  const { at, place } = value as { at?: { place: Place }; place?: Place };
  if (at !== undefined && 'value' in value)
    return `${String(value.value)} <${pieceAt(at.place, text)}>`;
  if (place !== undefined) return `<${pieceAt(place, text)}>`;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withPlaces(one, text)]),
  );
}

interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function pieceAt({ line, start, end }: Place, text: string): string {
  return text.split(/\r\n|\r|\n/)[line]?.slice(start, end) ?? '';
}
