import type { Range } from '../../base/range.ts';

/** A part of a query that something else replaces before the database reads it. */
export interface Placeholder extends Range {
  /** With its braces. */
  readonly text: string;
}

export interface MaskedSql {
  /** As long as the original, lines and all, with a name in place of each placeholder. */
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
  /** The query has control flow: which of its texts reaches the database is not known. */
  readonly open: boolean;
}

/** `{{ expression }}`, `{# comment #}`, `${name}`, `${name:-default}`, `{name}`. */
const PLACEHOLDER = /\{\{.*?\}\}|\{#.*?#\}|\$\{[^{}]*\}|\{ ?[A-Za-z_][\w.]* ?\}/gs;

/** Puts names of the same length where placeholders stand, so that offsets stay. */
export function maskPlaceholders(text: string): MaskedSql {
  const placeholders: Placeholder[] = [];
  if (!text.includes('{')) return { text, placeholders, open: false };
  const masked = text.replaceAll(PLACEHOLDER, (written: string, start: number) => {
    const lines = written.split('\n');
    if (written.startsWith('{#')) return lines.map((line) => ' '.repeat(line.length)).join('\n');
    placeholders.push({ text: written, start, end: start + written.length });
    // A name ends with its line.
    const [first = '', ...rest] = lines;
    return ['q'.repeat(first.length), ...rest.map((line) => ' '.repeat(line.length))].join('\n');
  });
  return { text: masked, placeholders, open: masked.includes('{%') };
}
