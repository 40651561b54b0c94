import {
  named,
  type MarkdownKind,
  type SectionSpec,
} from '../../../spec/governance/markdown-kind.ts';
import { readEntry } from '../../../syntax/markdown/entry.ts';
import type { MarkdownBlock, MarkdownFile, MarkdownItem } from '../../../syntax/markdown/tree.ts';
import { entriesIn } from './bind-entries.ts';
import type { BoundSection } from './bound-markdown.ts';

/**
 * Sections that are written as items of a list, `- **Domain (Domínio):** finance`, as in the founding texts. A list is
 * taken so when it has two of them at least, and only for those that no heading stands for.
 */
export function sectionsInLists(
  { intro, sections }: MarkdownFile,
  kind: MarkdownKind,
  headed: readonly BoundSection[],
): readonly BoundSection[] {
  const known = new Set(
    headed.filter(({ spec }) => spec !== undefined).map(({ section }) => section),
  );
  const taken = new Set(headed.map(({ spec }) => spec));
  const missing = kind.sections.filter((spec) => !taken.has(spec));
  if (missing.length < 2) return [];
  let endOfKnown = 0;
  const free = sections.filter((section) => {
    if (known.has(section)) endOfKnown = Math.max(endOfKnown, section.end);
    return section.heading.start >= endOfKnown;
  });
  return [...intro, ...free.flatMap(({ blocks }) => blocks)].flatMap((block) =>
    inBlock(block, missing),
  );
}

function inBlock(block: MarkdownBlock, specs: readonly SectionSpec[]): readonly BoundSection[] {
  if (block.kind !== 'list') return [];
  const found = block.items.flatMap((item) => sectionOf(item, specs));
  if (new Set(found.map(({ spec }) => spec)).size >= 2) return found;
  return block.items.flatMap(({ blocks }) => blocks.flatMap((inner) => inBlock(inner, specs)));
}

function sectionOf(item: MarkdownItem, specs: readonly SectionSpec[]): readonly BoundSection[] {
  const entry = readEntry(item.content);
  const spec = entry && named(entry.key.text, specs);
  if (entry === undefined || spec === undefined) return [];
  const { key, value } = entry;
  const { start, end } = value;
  const said: readonly MarkdownBlock[] =
    value.text === '' ? [] : [{ kind: 'paragraph', content: value, start, end }];
  const blocks = [...said, ...item.blocks];
  const heading = { level: 2, title: key, start: item.start, end: item.content.end };
  return [
    {
      section: { heading, blocks, start: item.start, end: item.end },
      spec,
      name: key,
      blocks,
      entries: blocks.flatMap((one) => entriesIn(one, spec)),
      inList: true,
    },
  ];
}
