import { mostSimilar } from '../../../base/similar.ts';
import { insertion } from '../../../base/text-edit.ts';
import type {
  BoundEntry,
  BoundMarkdown,
  BoundSection,
} from '../../../model/governance/markdown/bound-markdown.ts';
import { listItems, wordsIn } from '../../../model/governance/markdown/words.ts';
import { readDuration, readPercent } from '../../../spec/duration.ts';
import {
  named,
  plain,
  spellingsOf,
  type KeySpec,
  type Language,
  type MarkdownValue,
  type WordChoice,
} from '../../../spec/governance/markdown-kind.ts';
import { sourceRange, type InlineText } from '../../../syntax/markdown/inline-text.ts';
import { breakOf } from '../../../syntax/yaml/edit/text-lines.ts';
import { shorten } from '../../narrow.ts';
import { replacement, type MarkdownProblem } from './problem.ts';

/** Keys that are missing, misspelt or there twice, and values that cannot be read. */
export function* valueProblems(bound: BoundMarkdown): Iterable<MarkdownProblem> {
  for (const section of bound.sections) {
    if (section.spec === undefined || section.blocks.length === 0) continue;
    yield* keyProblems(bound, section);
    for (const entry of section.entries) {
      if (entry.spec !== undefined) yield* judgeEntry(bound, entry, entry.spec);
    }
  }
}

function* keyProblems(bound: BoundMarkdown, section: BoundSection): Iterable<MarkdownProblem> {
  const { spec, name, entries } = section;
  const missing = (spec?.keys ?? []).filter((key) => entries.every((one) => one.spec !== key));
  const meant = new Set<KeySpec>();
  for (const { entry, spec: known } of entries) {
    const key = known === undefined ? similarKey(entry.key, missing) : undefined;
    if (key === undefined || meant.has(key)) continue;
    meant.add(key);
    const value = key.name[bound.language];
    const params = { written: entry.key.text, section: name.text, key: value };
    const fixes = replacement(bound.file.text, entry.key, value);
    yield { code: 'values', messageId: 'similar-key', params, range: entry.key, fixes };
  }
  for (const key of missing) {
    if (!key.required || meant.has(key)) continue;
    const params = { section: name.text, key: key.name[bound.language], advice: key.doc };
    const fixes = insertKey(bound, section, key);
    yield { code: 'values', messageId: 'missing-key', params, range: name, fixes };
  }
  yield* repeatedKeys(entries);
}

/** Longer ones are sentences that happen to have a colon. */
const MAX_KEY = 30;

function similarKey(written: InlineText, missing: readonly KeySpec[]): KeySpec | undefined {
  if (written.text.length > MAX_KEY || written.codes.length > 0) return undefined;
  const spelling = mostSimilar(written.text, missing.flatMap(spellingsOf));
  return spelling === undefined ? undefined : named(spelling, missing);
}

/** Before the first item of the first list, written as that one is. */
function insertKey(bound: BoundMarkdown, { blocks }: BoundSection, key: KeySpec) {
  const { text } = bound.file;
  const list = blocks.find((block) => block.kind === 'list');
  const name = key.name[bound.language];
  if (list === undefined) return [];
  const mark = /^(?:[-*+]|\d+[.)])\s+/.exec(text.slice(list.start, list.start + 20))?.[0] ?? '- ';
  const indent = /[ \t]*$/.exec(text.slice(Math.max(0, list.start - 20), list.start))?.[0] ?? '';
  const line = `${mark}${name}: ${key.examples[0] ?? ''}${breakOf(text)}${indent}`;
  const edits = [insertion(list.start, line)];
  return [{ title: 'insert-key', params: { key: name }, edits, safety: 'unsafe' as const }];
}

/** Promises add up, and a note in brackets says that a key speaks of something else. */
function* repeatedKeys(entries: readonly BoundEntry[]): Iterable<MarkdownProblem> {
  const first = new Map<KeySpec, InlineText>();
  for (const { entry, spec } of entries) {
    if (spec === undefined || entry.note !== undefined || spec.id === 'guarantees') continue;
    const other = first.get(spec);
    if (other === undefined) first.set(spec, entry.key);
    else {
      const params = { key: entry.key.text };
      const related = [{ range: other, messageId: 'first-key', params: { key: other.text } }];
      const range = entry.key;
      yield { code: 'values', messageId: 'repeated-key', params, range, related, fixes: [] };
    }
  }
}

function* judgeEntry(
  { file, language }: BoundMarkdown,
  { entry, values }: BoundEntry,
  spec: KeySpec,
): Iterable<MarkdownProblem> {
  const [first] = values;
  if (first === undefined) {
    const params = { key: entry.key.text, example: spec.examples[0] ?? '' };
    yield { code: 'values', messageId: 'no-value', params, range: entry.key, fixes: [] };
    return;
  }
  const { value } = spec;
  if (value.kind === 'duration' && !saysHowLong(first.text, value.words ?? [])) {
    const params = { value: shorten(first.text, 40) };
    yield { code: 'values', messageId: 'duration', params, range: first, fixes: [] };
  } else if (value.kind === 'percent') {
    yield* judgeShare(file.text, first);
  } else if (isClosed(value)) {
    for (const one of values) yield* judgeWords(file.text, one, value.words, language);
  }
}

function saysHowLong(text: string, words: readonly string[]): boolean {
  const written = plain(text);
  return readDuration(text) !== undefined || words.some((word) => written.includes(word));
}

type Words = Extract<MarkdownValue, { kind: 'words' }>;

function isClosed(value: MarkdownValue): value is Words {
  return value.kind === 'words' && value.closed;
}

function* judgeShare(text: string, written: InlineText): Iterable<MarkdownProblem> {
  const share = readPercent(written.text);
  if (share === undefined) {
    // A share of one, such as 0.995, may be meant otherwise.
    const number = /^\d{1,3}(?:[.,]\d+)?$/.test(written.text)
      ? Number(written.text.replace(',', '.'))
      : 0;
    const fixes =
      number > 1 && number <= 100 ? replacement(text, written, `${written.text}%`, 'safe') : [];
    const params = { value: shorten(written.text, 40) };
    yield { code: 'values', messageId: 'percent', params, range: written, fixes };
  } else if (share.value > 100) {
    const range = sourceRange(written, share.start, share.end);
    const params = { value: written.text.slice(share.start, share.end) };
    yield { code: 'values', messageId: 'percent-range', params, range, fixes: [] };
  }
}

const NOTHING = /^(?:nothing|none|nada|nenhum|nenhuma|-|–|—)$/i;

/** A value without any word of the list is wrong as a whole; of several items one that is a single word, or nearly one of the list. */
function* judgeWords(
  text: string,
  written: InlineText,
  words: readonly WordChoice[],
  language: Language,
): Iterable<MarkdownProblem> {
  if (NOTHING.test(written.text)) return;
  const names = words.map(({ name }) => `\`${name[language]}\``).join(', ');
  const items = listItems(written);
  const unknown = items.filter((item) => wordsIn(item, words).length === 0);
  for (const item of unknown) {
    const isWord = !item.text.includes(' ');
    const spelling = isWord ? mostSimilar(item.text, words.flatMap(spellingsOf)) : undefined;
    const value = spelling === undefined ? undefined : named(spelling, words)?.name[language];
    if (value !== undefined) {
      const params = { written: item.text, names, value };
      const fixes = replacement(text, item, value);
      yield { code: 'values', messageId: 'similar-word', params, range: item, fixes };
    } else if (isWord || (item === items[0] && unknown.length === items.length)) {
      const params = { value: shorten(item.text, 40), names };
      yield { code: 'values', messageId: 'word', params, range: item, fixes: [] };
    }
  }
}
