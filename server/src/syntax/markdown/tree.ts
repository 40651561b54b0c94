import type { Range } from '../../base/range.ts';
import type { YamlFile } from '../yaml/file.ts';
import type { InlineText, Span } from './inline-text.ts';

/** A Markdown file as sections of blocks. Immutable; all offsets count from the start of the file. */
export interface MarkdownFile {
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  /** What stands before the first heading. */
  readonly intro: readonly MarkdownBlock[];
  /** Of all levels, in source order. */
  readonly sections: readonly MarkdownSection[];
  /** The file is too large and was not read. */
  readonly incomplete?: true;
}

/** YAML between two lines of three dashes at the start of the file, those lines included. */
export interface FrontMatter extends Range {
  /** Whether the second line of dashes is there; without it the YAML ends with its last line that could be some. */
  readonly closed: boolean;
  readonly content: Range;
  /** The content, in offsets of the Markdown file. */
  readonly yaml: YamlFile;
}

/** From a heading to the next one of the same or a higher level, blank lines at the end left out. */
export interface MarkdownSection extends Range {
  readonly heading: Heading;
  /** Up to the next heading of any level. */
  readonly blocks: readonly MarkdownBlock[];
}

export interface Heading extends Range {
  /** One to six. */
  readonly level: number;
  readonly title: InlineText;
}

export type MarkdownBlock =
  MarkdownParagraph | MarkdownList | MarkdownTable | MarkdownCode | OtherBlock;

export interface MarkdownParagraph extends Range {
  readonly kind: 'paragraph';
  readonly content: InlineText;
}

export interface MarkdownList extends Range {
  readonly kind: 'list';
  readonly items: readonly MarkdownItem[];
}

export interface MarkdownItem extends Range {
  /** Its first paragraph; empty for an item without one. */
  readonly content: InlineText;
  /** What stands below the first paragraph: lists, code, further paragraphs. */
  readonly blocks: readonly MarkdownBlock[];
}

export interface MarkdownTable extends Range {
  readonly kind: 'table';
  readonly header: MarkdownRow;
  readonly rows: readonly MarkdownRow[];
}

export interface MarkdownRow extends Range {
  /** Empty cells have an empty range where their text would stand. */
  readonly cells: readonly InlineText[];
}

export interface MarkdownCode extends Range {
  readonly kind: 'code';
  /** The first word behind the fence; undefined for none and for indented code. */
  readonly language: Span | undefined;
  /** Without fences; of indented code, with the indentation of its further lines. */
  readonly content: Range;
  /** Whether the closing fence is there; true for indented code. */
  readonly closed: boolean;
}

/** Quotes, HTML, lines across the page, definitions of links. */
export interface OtherBlock extends Range {
  readonly kind: 'other';
}
