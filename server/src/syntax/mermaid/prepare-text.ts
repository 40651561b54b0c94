import type { Range } from '../../base/range.ts';
import {
  blanksBehindBraces,
  carriageReturns,
  entities,
  findComments,
  findDirectives,
  styleSemicolons,
  withSingleQuotes,
} from './clean-text.ts';
import { findFrontMatter } from './front-matter.ts';
import { type MappedText, sourceRange, spliced } from './mapped-text.ts';

/** A text as Mermaid's grammar sees it. */
export interface PreparedText extends MappedText {
  /** The rest are ranges in the source. */
  readonly frontMatter: (Range & { readonly yaml: string; readonly body: Range }) | undefined;
  readonly directives: readonly Range[];
  readonly comments: readonly Range[];
}

/** Front matter, directives, comments and white space before the diagram are out. */
export function prepareText(source: string): PreparedText {
  let mapped = spliced({ text: source, sources: undefined }, carriageReturns(source));
  mapped = { ...mapped, text: withSingleQuotes(mapped.text) };
  const whole = mapped;
  const matter = findFrontMatter(mapped.text);
  const frontMatter = matter && {
    ...sourceRange(whole, trimmed(mapped.text, matter)),
    body: sourceRange(whole, matter.body),
    yaml: dedented(mapped.text.slice(matter.body.start, matter.body.end), matter.indent),
  };
  if (matter !== undefined) mapped = spliced(mapped, [matter]);
  const found = findDirectives(mapped.text);
  const text = mapped;
  const directives = found.map((range) => sourceRange(text, trimmed(text.text, range)));
  mapped = spliced(mapped, found);
  const removed = findComments(mapped.text);
  const withComments = mapped;
  const comments = removed.map(({ comment }) =>
    sourceRange(withComments, trimmed(withComments.text, comment)),
  );
  mapped = spliced(mapped, removed);
  const blank = mapped.text.length - mapped.text.trimStart().length;
  if (blank > 0) mapped = spliced(mapped, [{ start: 0, end: blank }]);
  return { ...mapped, frontMatter, directives, comments };
}

/** With entities encoded as Mermaid does, and a line break at the end. */
export function encoded(prepared: MappedText): MappedText {
  let mapped = prepared;
  if (mapped.text.includes('#')) {
    mapped = spliced(mapped, styleSemicolons(mapped.text, 'style'));
    mapped = spliced(mapped, styleSemicolons(mapped.text, 'classDef'));
    mapped = spliced(mapped, entities(mapped.text));
  }
  return closed(mapped);
}

/** As its author wrote it, with a line break at the end. */
export function closed(mapped: MappedText): MappedText {
  const { length } = mapped.text;
  const isSame = mapped.sources === undefined;
  const end = { start: length, end: length, insert: '\n' };
  const ended = isSame ? { ...mapped, text: `${mapped.text}\n` } : spliced(mapped, [end]);
  return spliced(ended, blanksBehindBraces(ended.text));
}

function trimmed(text: string, { start, end }: Range): Range {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  return { start: from, end: from + inside.trim().length };
}

function dedented(yaml: string, indent: string): string {
  if (indent === '') return yaml;
  const lines = yaml.split('\n');
  return lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}
