import type {
  KeySpec,
  Language,
  MarkdownKind,
  SectionSpec,
} from '../../../spec/governance/markdown-kind.ts';
import type { MarkdownEntry } from '../../../syntax/markdown/entry.ts';
import type { InlineText } from '../../../syntax/markdown/inline-text.ts';
import type {
  MarkdownBlock,
  MarkdownFile,
  MarkdownSection,
} from '../../../syntax/markdown/tree.ts';
import type { YamlMap } from '../../../syntax/yaml/tree.ts';

/** A Markdown file with the tables that say what its sections are. */
export interface BoundMarkdown {
  readonly file: MarkdownFile;
  readonly kind: MarkdownKind;
  /** The first heading, unless it is that of a section. */
  readonly title: MarkdownSection | undefined;
  readonly sections: readonly BoundSection[];
  /** The map of the front matter, in offsets of the file. */
  readonly frontMatter: YamlMap | undefined;
  /** Which language its headings are in. */
  readonly language: Language;
}

export interface BoundSection {
  readonly section: MarkdownSection;
  /** Undefined for sections that the tables do not know: the author's own. */
  readonly spec: SectionSpec | undefined;
  /** The heading as it is compared: without number and colon. */
  readonly name: InlineText;
  /** Of the section and of those inside it that are nothing of their own. */
  readonly blocks: readonly MarkdownBlock[];
  readonly entries: readonly BoundEntry[];
  /** It is an item of a list, `- Domain: finance`, and no heading. */
  readonly inList?: true;
}

export interface BoundEntry {
  readonly entry: MarkdownEntry;
  /** Undefined for keys that the tables do not know. */
  readonly spec: KeySpec | undefined;
  /** What stands behind the colon, and the items below. */
  readonly values: readonly InlineText[];
}
