import type { Range } from '../../base/range.ts';
import { sliceInline, type InlineText } from './inline-text.ts';

/** `Key: value`, `**Key**: value`, `Key (note): value`. */
export interface MarkdownEntry extends Range {
  readonly key: InlineText;
  /** What stands in brackets behind the key. */
  readonly note: InlineText | undefined;
  /** Empty where nothing stands behind the colon. */
  readonly value: InlineText;
}

/** A key is a few words; a colon further behind divides a sentence. */
const MAX_KEY = 100;

/** What a line or paragraph says as key and value. The colon ends the line or a blank follows; in code it is none. */
export function readEntry(content: InlineText): MarkdownEntry | undefined {
  const { text, codes } = content;
  const head = text.slice(0, MAX_KEY);
  for (let colon = head.indexOf(':'); colon !== -1; colon = head.indexOf(':', colon + 1)) {
    const next = text[colon + 1];
    if (next !== undefined && next !== ' ') continue;
    if (codes.some((code) => code.at <= colon && colon < code.at + code.text.length)) continue;
    const before = sliceInline(content, 0, colon);
    if (before.text === '') return undefined;
    const note = /^([^()]*[^()\s])\s*\(([^()]*)\)$/.exec(before.text);
    const name = note?.[1] ?? before.text;
    const opening = before.text.indexOf('(', name.length);
    return {
      key: sliceInline(before, 0, name.length),
      note: note === null ? undefined : sliceInline(before, opening + 1, before.text.length - 1),
      value: sliceInline(content, colon + 1, text.length),
      start: content.start,
      end: content.end,
    };
  }
  return undefined;
}
