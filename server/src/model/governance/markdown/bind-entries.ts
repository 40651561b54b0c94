import {
  named,
  plain,
  spellingsOf,
  type SectionSpec,
} from '../../../spec/governance/markdown-kind.ts';
import { readEntry, type MarkdownEntry } from '../../../syntax/markdown/entry.ts';
import { sliceInline, type InlineText } from '../../../syntax/markdown/inline-text.ts';
import type { MarkdownBlock, MarkdownItem } from '../../../syntax/markdown/tree.ts';
import type { BoundEntry } from './bound-markdown.ts';

/** The keys of a section in a block: items, rows of a table, and words of a sentence. */
export function entriesIn(block: MarkdownBlock, spec: SectionSpec): BoundEntry[] {
  if (block.kind === 'list') return block.items.flatMap((item) => entriesOfItem(item, spec));
  if (block.kind === 'table') {
    return block.rows.flatMap(({ cells: [key, value], start, end }): BoundEntry[] => {
      const known = key === undefined ? undefined : named(key.text, spec.keys);
      if (key === undefined || value === undefined || known === undefined) return [];
      const entry = { key, note: undefined, value, start, end };
      return [{ entry, spec: known, values: value.text === '' ? [] : [value] }];
    });
  }
  if (block.kind !== 'paragraph') return [];
  if (spec.keys.some(({ value }) => value.kind === 'duration'))
    return promisesIn(block.content, spec);
  const entry = readEntry(block.content);
  const known = entry && named(entry.key.text, spec.keys);
  // A line that ends with a colon leads to what stands below it.
  if (entry === undefined || known === undefined || entry.value.text === '') return [];
  return [{ entry, spec: known, values: [entry.value] }];
}

function entriesOfItem(item: MarkdownItem, spec: SectionSpec): BoundEntry[] {
  const entry = readEntry(item.content) ?? dashEntry(item.content, spec);
  const known = entry && named(entry.key.text, spec.keys);
  const below = item.blocks.filter((block) => block.kind === 'list');
  if (entry === undefined || known === undefined) {
    const inner = below.flatMap((block) => entriesIn(block, spec));
    return entry === undefined
      ? inner
      : [{ entry, spec: undefined, values: [entry.value] }, ...inner];
  }
  const items = below.flatMap((list) => list.items.map(({ content }) => content));
  const values = [entry.value, ...items].filter(({ text }) => text !== '');
  return [{ entry, spec: known, values }];
}

/** `Availability — 99.9%`, of keys that the tables know: dashes divide sentences, too. */
function dashEntry(content: InlineText, { keys }: SectionSpec): MarkdownEntry | undefined {
  const dash = /^[^—–=-]{1,60} [—–=-] /.exec(content.text.slice(0, 80))?.[0].length;
  if (dash === undefined) return undefined;
  const key = sliceInline(content, 0, dash - 2);
  if (named(key.text, keys) === undefined) return undefined;
  const value = sliceInline(content, dash, content.text.length);
  return { key, note: undefined, value, start: content.start, end: content.end };
}

/** Longer paragraphs are prose. */
const MAX_LENGTH = 2_000;

/** Promises in a sentence: `Latency < 5 min, availability: 99.9%`. */
function promisesIn(content: InlineText, { keys }: SectionSpec): BoundEntry[] {
  const text = content.text.slice(0, MAX_LENGTH);
  const words = keys
    .flatMap(spellingsOf)
    .sort((a, b) => b.length - a.length)
    .map((word) => plain(word).replaceAll(' ', '[ -]'));
  const form = new RegExp(
    `(?<![\\p{L}\\p{N}])(${words.join('|')})(?: ?[:=] ?| (?=[<≤(\\d]))`,
    'giu',
  );
  const found = [...text.matchAll(form)];
  return found.flatMap(({ 0: whole, 1: word = '', index }, order) => {
    const spec = named(word, keys);
    if (spec === undefined) return [];
    const end = found[order + 1]?.index ?? text.length;
    const value = sliceInline(content, index + whole.length, end);
    const rest = sliceInline(value, 0, value.text.replace(/[\s,;.]+$/, '').length);
    const { start, end: last } = sliceInline(content, index, end);
    const entry = {
      key: sliceInline(content, index, index + word.length),
      note: undefined,
      value: rest,
      start,
      end: last,
    };
    return [{ entry, spec, values: rest.text === '' ? [] : [rest] }];
  });
}
