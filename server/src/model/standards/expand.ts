import type { Range } from '../../base/range.ts';
import { checkConditions } from '../../syntax/instructions/check-conditions.ts';
import type { Condition, Placeholder } from '../../syntax/instructions/placeholder.ts';
import { MAX_TEXT, type InstructionFile } from './instruction-file.ts';
import type { InstructionSet } from './instruction-set.ts';
import { isSet, namedBy } from './named-by.ts';

const MAX_DEPTH = 10;
const MAX_FILES = 200;

/** What texts come to with all that they include: each file once, where it is named first. */
export class Expander {
  readonly #set: InstructionSet;
  readonly #profile: string;
  readonly #files = new Set<InstructionFile>();
  readonly #leftOut = new Set<string>();
  #size = 0;

  constructor(set: InstructionSet, profile: string) {
    this.#set = set;
    this.#profile = profile;
  }

  /** What is in the texts so far, in that order. */
  get files(): readonly InstructionFile[] {
    return [...this.#files];
  }

  /** What would have been too much, or is not there; in words of the texts. */
  get leftOut(): readonly string[] {
    return [...this.#leftOut];
  }

  has(file: InstructionFile): boolean {
    return this.#files.has(file);
  }

  /** The text of a file with what it includes; empty where it is in another text already. */
  expand(file: InstructionFile, depth = 0): string {
    if (this.#files.has(file)) return '';
    if (depth > MAX_DEPTH || this.#files.size >= MAX_FILES || this.#size >= MAX_TEXT) {
      this.#leftOut.add(file.at.name);
      return '';
    }
    this.#files.add(file);
    if (file.isCut) this.#leftOut.add(file.at.name);
    const { text, body } = file;
    const found = file.placeholders.map(({ placeholder }) => placeholder);
    const conditions = found.filter((one): one is Condition => one.kind === 'condition');
    const { dropped } = checkConditions(text, conditions, isSet);
    let made = '';
    let at = body;
    const copy = (to: number): void => {
      made += this.#take(kept(text, at, to, dropped));
      at = Math.max(at, to);
    };
    for (const one of found) {
      if (dropped.some(({ start, end }) => start <= one.start && one.end <= end)) continue;
      const inner = one.kind === 'condition' ? undefined : this.#included(one, depth);
      if (inner === undefined) continue;
      copy(one.start);
      made += inner;
      at = one.end;
    }
    copy(text.length);
    return made.trim();
  }

  /** Undefined: the words stay as they are. */
  #included(one: Exclude<Placeholder, Condition>, depth: number): string | undefined {
    if (one.kind === 'mention' && !one.isAlone) return undefined;
    const files = namedBy(one, this.#set, this.#profile);
    if (files.length === 0) {
      if (one.kind === 'include') this.#leftOut.add(one.target.text);
      return undefined;
    }
    const parts = files.map((file) => {
      if (this.#files.has(file)) return `(As said in ${file.at.name}.)`;
      const inner = this.expand(file, depth + 1);
      return one.kind === 'include' && one.label !== undefined
        ? titled(one.label, file, inner)
        : inner;
    });
    return parts.filter((part) => part !== '').join('\n\n');
  }

  #take(text: string): string {
    const taken = text.slice(0, Math.max(0, MAX_TEXT - this.#size));
    this.#size += taken.length;
    return taken;
  }
}

function kept(text: string, from: number, to: number, dropped: readonly Range[]): string {
  let made = '';
  let at = from;
  for (const { start, end } of dropped) {
    if (end <= at || start >= to) continue;
    made += text.slice(at, Math.max(at, start));
    at = Math.min(to, end);
  }
  return at < to ? made + text.slice(at, to) : made;
}

/** `1-product-concept` as the title of a step: `PHASE 1: Product concept`. */
function titled(label: string, { at }: InstructionFile, text: string): string {
  const words = (at.name.split('/').at(-1) ?? '').replace(/^\d+-/, '').replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return `# ${label}: ${title}\n\n${text}`;
}
