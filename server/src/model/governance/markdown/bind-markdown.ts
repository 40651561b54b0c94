import {
  named,
  plain,
  type Language,
  type MarkdownKind,
  type SectionSpec,
} from '../../../spec/governance/markdown-kind.ts';
import { sliceInline, type InlineText } from '../../../syntax/markdown/inline-text.ts';
import type {
  MarkdownBlock,
  MarkdownFile,
  MarkdownSection,
} from '../../../syntax/markdown/tree.ts';
import { entriesIn } from './bind-entries.ts';
import type { BoundMarkdown, BoundSection } from './bound-markdown.ts';
import { sectionsInLists } from './list-sections.ts';
import { looksLikeMacro } from './macro-signature.ts';

export function bindMarkdown(file: MarkdownFile, kind: MarkdownKind): BoundMarkdown {
  const specs = specsOf(file, kind);
  const [first] = file.sections;
  const title = specs[0] === undefined ? first : undefined;
  const rest = file.sections.slice(title === undefined ? 0 : 1);
  const offset = file.sections.length - rest.length;
  const headed = rest.map((section, index): BoundSection => {
    const spec = specs[index + offset];
    const blocks =
      spec === undefined ? section.blocks : blocksInside(file.sections, specs, index + offset);
    const entries = spec === undefined ? [] : blocks.flatMap((block) => entriesIn(block, spec));
    return { section, spec, name: nameOf(section), blocks, entries };
  });
  const sections = [...headed, ...sectionsInLists(file, kind, headed)].sort(
    (a, b) => a.section.start - b.section.start,
  );
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

/** Numbers, and signs such as an emoji. */
const BEFORE_NAME = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]? +|[^\p{L}\p{N}])+/u;

/** `2. Key metrics (KPIs):` is `Key metrics`. */
function nameOf({ heading: { title } }: MarkdownSection): InlineText {
  const number = BEFORE_NAME.exec(title.text)?.[0].length ?? 0;
  const rest = title.text.slice(number).replace(/:$/, '');
  const name = /^([^()]*[^()\s]) *\([^()]*\)$/.exec(rest)?.[1] ?? rest;
  return sliceInline(title, number, number + name.length);
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
