import { compilePattern } from '../../base/compile-pattern.ts';
import { isQuickToMatch } from '../../base/pattern-cost.ts';
import { matchesTree } from './matches-tree.ts';
import { patternTree, type PatternNode } from './pattern-tree.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Texts that match a pattern, without end, the same one perhaps several times. */
export interface PatternTexts {
  readonly texts: () => Iterable<string>;
  /** Whether a text matches; undefined where it would take too long to find out. */
  readonly matches: (text: string) => boolean | undefined;
}

/** Longer patterns are nobody's. */
const MAX_PATTERN = 1_000;
const MAX_TEXT = 4_000;
/** Repetitions in repetitions of nothing would go on for long. */
const MAX_STEPS = 20_000;
/** Nobody reads longer ones: they are made only where they must be. */
const LONG = 300;

/** How to make texts for a pattern, or a sentence that says why that cannot be done. */
export function patternTexts(
  source: string,
  random: SeededRandom,
  lengths: { readonly least: number; readonly most: number },
): PatternTexts | { readonly reason: string } {
  if (source.length > MAX_PATTERN) return { reason: 'The pattern is too long.' };
  const compiled = compilePattern(source);
  if (compiled.kind === 'foreign')
    return { reason: `The pattern has ${compiled.form}, which ECMAScript does not know.` };
  if (compiled.kind === 'broken') return { reason: 'The pattern is no regular expression.' };
  const tree = patternTree(source);
  if ('reason' in tree) return tree;
  const matches = (text: string): boolean | undefined => {
    if (isQuickToMatch(source, text)) return compiled.matches(text);
    return !tree.rough && matchesTree(tree.root, text) ? true : undefined;
  };
  const { least, most } = lengths;
  const spans = [3, 6, 1, 12, least, most <= LONG ? most - 1 : 3, 0, 24, least - 1];
  const usable = spans.filter((span) => span >= 0 && span <= MAX_TEXT);
  return {
    matches,
    *texts() {
      for (let index = 0; ; index++) {
        const writer = new Writer(random, usable[index % usable.length] ?? 3);
        writer.write(tree.root);
        // What was cut off does not match.
        yield writer.isGood ? writer.text : '';
      }
    },
  };
}

/** Whether a text matches a pattern of a contract, in a time that does not depend on the pattern; undefined: nobody can tell. */
export function matchesPattern(source: string, text: string): boolean | undefined {
  const compiled = compilePattern(source);
  if (compiled.kind !== 'pattern' || !isQuickToMatch(source, text)) return undefined;
  return compiled.matches(text);
}

class Writer {
  text = '';
  #left = MAX_STEPS;
  readonly #random: SeededRandom;
  readonly #span: number;

  constructor(random: SeededRandom, span: number) {
    this.#random = random;
    this.#span = span;
  }

  /** False where the text was cut off. */
  get isGood(): boolean {
    return this.text.length <= MAX_TEXT && this.#left >= 0;
  }

  write(node: PatternNode): void {
    if (this.text.length > MAX_TEXT || --this.#left < 0) return;
    switch (node.kind) {
      case 'one':
        this.text += this.#random.pick(node.of) ?? '';
        break;
      case 'all':
        for (const part of node.parts) this.write(part);
        break;
      case 'any': {
        const part = this.#random.pick(node.parts);
        if (part !== undefined) this.write(part);
        break;
      }
      case 'repeat': {
        const { part, least } = node;
        const most = Math.min(node.most, least + this.#span);
        // The greatest number as often as all others: who asks for a length asks for the whole of it.
        const range = Math.max(0, most - least);
        const count = this.#random.below(2) === 0 ? most : least + this.#random.below(range + 1);
        for (let index = 0; index < count && this.isGood; index++) this.write(part);
        break;
      }
    }
  }
}
