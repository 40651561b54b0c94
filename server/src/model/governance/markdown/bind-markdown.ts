import {
  named,
  plain,
  type KeySpec,
  type Language,
  type MarkdownKind,
  type SectionSpec,
} from '../../../spec/governance/markdown-kind.ts';
import { readEntry, type MarkdownEntry } from '../../../syntax/markdown/entry.ts';
import { sliceInline, type InlineText } from '../../../syntax/markdown/inline-text.ts';
import type {
  MarkdownBlock,
  MarkdownFile,
  MarkdownItem,
  MarkdownSection,
} from '../../../syntax/markdown/tree.ts';
import type { YamlMap } from '../../../syntax/yaml/tree.ts';
import { looksLikeMacro } from './macro-signature.ts';

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
}

export interface BoundEntry {
  readonly entry: MarkdownEntry;
  /** Undefined for keys that the tables do not know. */
  readonly spec: KeySpec | undefined;
  /** What stands behind the colon, and the items below. */
  readonly values: readonly InlineText[];
}

export function bindMarkdown(file: MarkdownFile, kind: MarkdownKind): BoundMarkdown {
  const specs = specsOf(file, kind);
  const [first] = file.sections;
  const title = specs[0] === undefined ? first : undefined;
  const rest = file.sections.slice(title === undefined ? 0 : 1);
  const offset = file.sections.length - rest.length;
  const sections = rest.map((section, index): BoundSection => {
    const spec = specs[index + offset];
    const blocks =
      spec === undefined ? section.blocks : blocksInside(file.sections, specs, index + offset);
    const entries = spec === undefined ? [] : blocks.flatMap((block) => entriesIn(block, spec));
    return { section, spec, name: nameOf(section), blocks, entries };
  });
  const root = file.frontMatter?.yaml.documents[0]?.tree();
  const frontMatter = root?.kind === 'map' ? root : undefined;
  return { file, kind, title, sections, frontMatter, language: languageOf(sections) };
}

/** A deeper heading is that of a section only when none of the main level is: `### Bronze` inside of another section is a part of it. */
function specsOf(file: MarkdownFile, kind: MarkdownKind): readonly (SectionSpec | undefined)[] {
  const specs = file.sections.map((section, index) => specOf(kind, section, index));
  const levels = file.sections.map(({ heading }) => heading.level);
  const main = levels.reduce(
    (least, level, index) => (specs[index] === undefined ? least : Math.min(least, level)),
    Infinity,
  );
  const atMain = new Set(specs.filter((_, index) => levels[index] === main));
  return specs.map((spec, index) => {
    const isInner = (levels[index] ?? 0) > main && (spec === kind.named || atMain.has(spec));
    return isInner ? undefined : spec;
  });
}

function specOf(
  kind: MarkdownKind,
  section: MarkdownSection,
  index: number,
): SectionSpec | undefined {
  const { title, level } = section.heading;
  const spec = named(nameOf(section).text, kind.sections);
  if (spec !== undefined) return spec;
  const isTitle = index === 0 && level === 1;
  return kind.named !== undefined && !isTitle && looksLikeMacro(title) ? kind.named : undefined;
}

/** `2. Key metrics:` is `Key metrics`. */
function nameOf({ heading: { title } }: MarkdownSection): InlineText {
  const number = /^\d{1,3}[.)]? +/.exec(title.text)?.[0].length ?? 0;
  const end = title.text.endsWith(':') ? title.text.length - 1 : title.text.length;
  return sliceInline(title, number, end);
}

function blocksInside(
  sections: readonly MarkdownSection[],
  specs: readonly (SectionSpec | undefined)[],
  index: number,
): readonly MarkdownBlock[] {
  const level = sections[index]?.heading.level ?? 0;
  let end = index + 1;
  while ((sections[end]?.heading.level ?? 0) > level && specs[end] === undefined) end++;
  return sections.slice(index, end).flatMap(({ blocks }) => blocks);
}

function entriesIn(block: MarkdownBlock, spec: SectionSpec): BoundEntry[] {
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
  const entry = readEntry(block.content);
  const known = entry && named(entry.key.text, spec.keys);
  return entry === undefined || known === undefined
    ? []
    : [{ entry, spec: known, values: entry.value.text === '' ? [] : [entry.value] }];
}

function entriesOfItem(item: MarkdownItem, spec: SectionSpec): BoundEntry[] {
  const entry = readEntry(item.content);
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

/** The one that more headings are in; English when nothing tells. */
function languageOf(sections: readonly BoundSection[]): Language {
  let balance = 0;
  for (const { spec, name, entries } of sections) {
    if (spec !== undefined) balance += leaning(name.text, spec.heading);
    for (const entry of entries) {
      if (entry.spec !== undefined) balance += leaning(entry.entry.key.text, entry.spec.name);
    }
  }
  return balance > 0 ? 'pt' : 'en';
}

function leaning(word: string, { en, pt }: SectionSpec['heading']): number {
  const written = plain(word);
  if (written === plain(en)) return written === plain(pt) ? 0 : -1;
  return /[à-ü]/.test(written) || written === plain(pt) ? 1 : 0;
}
