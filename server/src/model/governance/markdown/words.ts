import {
  named,
  plain,
  spellingsOf,
  type WordChoice,
} from '../../../spec/governance/markdown-kind.ts';
import { sliceInline, type InlineText } from '../../../syntax/markdown/inline-text.ts';

/** What stands behind these many characters of a list is prose. */
const MAX_LENGTH = 2_000;

/** The pieces of a list in a line: `bronze, silver and gold`. */
export function listItems(content: InlineText): readonly InlineText[] {
  return split(content, /\s*(?:[,;/+]|(?<=\s)(?:and|or|e|ou|&)(?=\s))\s*/g);
}

/** The parts of sentences that promise one thing each: a word such as `no` speaks of its own part only. */
export function clauses(content: InlineText): readonly InlineText[] {
  return split(content, /[.!?;](?=\s|$)|,\s/g);
}

export function sentences(content: InlineText): readonly InlineText[] {
  return split(content, /[.!?](?=\s|$)/g);
}

function split(content: InlineText, divider: RegExp): readonly InlineText[] {
  const text = content.text.slice(0, MAX_LENGTH);
  const pieces: InlineText[] = [];
  let start = 0;
  for (const match of text.matchAll(divider)) {
    pieces.push(sliceInline(content, start, match.index));
    start = match.index + match[0].length;
  }
  pieces.push(sliceInline(content, start, text.length));
  return pieces.filter((piece) => piece.text !== '');
}

/** A word of a closed list where it stands in a text. */
export interface FoundWord {
  readonly choice: WordChoice;
  readonly at: InlineText;
}

/** The words of a list that a text names, also among others: `silver of its own domain`. Longer spellings win. */
export function wordsIn(content: InlineText, choices: readonly WordChoice[]): readonly FoundWord[] {
  const text = content.text.slice(0, MAX_LENGTH);
  const found: FoundWord[] = [];
  for (const { 0: word, index } of text.matchAll(patternOf(choices))) {
    const choice = named(word, choices);
    if (choice !== undefined)
      found.push({ choice, at: sliceInline(content, index, index + word.length) });
  }
  return found;
}

const patterns = new WeakMap<readonly WordChoice[], RegExp>();

function patternOf(choices: readonly WordChoice[]): RegExp {
  let pattern = patterns.get(choices);
  if (pattern === undefined) {
    const words = choices
      .flatMap((choice) => [choice.value, ...spellingsOf(choice)])
      .sort((a, b) => b.length - a.length)
      .map((word) => plain(word).replaceAll(' ', '[ -]'));
    pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
    patterns.set(choices, pattern);
  }
  return pattern;
}
