/**
 * What the Markdown files of a project say, as tables: which sections and keys they have, in English and
 * Portuguese. Readers, findings, completion, hover and skeletons read them; none of them knows a heading.
 */
export interface MarkdownKind {
  readonly id: 'canvas' | 'vision' | 'tiering' | 'macros';
  /** What people call it in a sentence. */
  readonly title: string;
  readonly doc: string;
  readonly frontMatter: readonly FrontMatterKey[];
  /** In the order in which an author writes them. */
  readonly sections: readonly SectionSpec[];
  /** What a section of another name is when it looks like one; others are the author's own. */
  readonly named?: SectionSpec;
  /** The heading of a new file. */
  readonly exampleTitle: Words;
}

/** A word in each language that we know. */
export interface Words {
  readonly en: string;
  readonly pt: string;
}

export type Language = keyof Words;

export interface FrontMatterKey {
  readonly name: string;
  readonly doc: string;
  readonly required: boolean;
  readonly value: MarkdownValue;
  readonly example: string;
}

export interface SectionSpec {
  readonly id: string;
  readonly heading: Words;
  /** Other headings that mean it, in any case. */
  readonly aliases: readonly string[];
  readonly doc: string;
  readonly required: boolean;
  /** The key of the front matter that says the same, so that the section need not be there. */
  readonly frontMatterKey?: string;
  /** In the order in which an author writes them: `- Latency: 24h`. */
  readonly keys: readonly KeySpec[];
  /** Columns, where its content is best written as a table. */
  readonly columns?: readonly ColumnSpec[];
  /** What stands in a new one, below its heading. */
  readonly example: Words;
}

export interface KeySpec {
  readonly id: string;
  readonly name: Words;
  readonly aliases: readonly string[];
  readonly doc: string;
  readonly required: boolean;
  readonly value: MarkdownValue;
  readonly examples: readonly string[];
}

export interface ColumnSpec {
  readonly id: string;
  readonly name: Words;
  readonly aliases: readonly string[];
  readonly doc: string;
  readonly required: boolean;
}

/** `words`: a list of them; `closed` when there are no others. Of durations, what may stand in the place of one, or its beginning. */
export type MarkdownValue =
  | { readonly kind: 'duration'; readonly words?: readonly string[] }
  | {
      readonly kind: 'text' | 'percent' | 'domain' | 'product' | 'contract' | 'policy';
    }
  | { readonly kind: 'words'; readonly words: readonly WordChoice[]; readonly closed: boolean };

export interface WordChoice {
  readonly value: string;
  /** How it is written in each language. */
  readonly name: Words;
  readonly aliases: readonly string[];
  readonly doc: string;
}

/** How a word is compared: without case, accents of carelessness left to the author. */
export function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}

interface Named {
  readonly aliases: readonly string[];
}

/** Every way to write the name of a section, key, column or word. */
export function spellingsOf(
  spec: Named & ({ heading: Words } | { name: Words }),
): readonly string[] {
  const { en, pt } = 'heading' in spec ? spec.heading : spec.name;
  return [en, pt, ...spec.aliases];
}

/** The one of the tables that a word names. */
export function named<Spec extends Named & ({ heading: Words } | { name: Words })>(
  word: string,
  specs: readonly Spec[],
): Spec | undefined {
  const wanted = plain(word);
  return specs.find((spec) => spellingsOf(spec).some((spelling) => plain(spelling) === wanted));
}
