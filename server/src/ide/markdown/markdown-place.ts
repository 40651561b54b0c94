import { touches } from '../../base/range.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../model/governance/markdown/bound-markdown.ts';
import type { MarkdownBlock } from '../../syntax/markdown/tree.ts';

/** The section of the tables that an offset belongs to, the blank lines behind it included. */
export function sectionAt({ sections }: BoundMarkdown, offset: number): BoundSection | undefined {
  let found: BoundSection | undefined;
  let level = Infinity;
  for (const one of sections) {
    const { start, level: own } = one.section.heading;
    if (start > offset) break;
    // A heading of the level of the section, or above, ends it.
    if (one.spec === undefined && own > level) continue;
    found = one.spec === undefined ? undefined : one;
    level = one.spec === undefined ? Infinity : own;
  }
  return found;
}

/** Whether the offset is in code of several lines, where nothing of ours is written. */
export function isInCode({ file }: BoundMarkdown, offset: number): boolean {
  const inCode = (block: MarkdownBlock): boolean => {
    if (!touches(block, offset)) return false;
    if (block.kind === 'code') return block.start < offset && (!block.closed || offset < block.end);
    return block.kind === 'list' && block.items.some(({ blocks }) => blocks.some(inCode));
  };
  return file.intro.some(inCode) || file.sections.some(({ blocks }) => blocks.some(inCode));
}
