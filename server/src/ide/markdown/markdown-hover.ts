import { touches, type Range } from '../../base/range.ts';
import type { Translate } from '../../lint/format-message.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../model/governance/markdown/bound-markdown.ts';
import { wordsIn } from '../../model/governance/markdown/words.ts';
import { named } from '../../spec/governance/markdown-kind.ts';
import type { Hover } from '../hover.ts';
import {
  describeColumn,
  describeFrontMatterKey,
  describeKey,
  describeSection,
  describeWord,
} from './describe-markdown.ts';

/** What the tables say of the heading, key, word, column or key of the front matter at the offset. */
export function markdownHoverAt(
  bound: BoundMarkdown,
  offset: number,
  translate: Translate,
): Hover | undefined {
  const front = frontMatterHover(bound, offset, translate);
  if (front !== undefined) return front;
  for (const section of bound.sections) {
    const { spec, name } = section;
    if (spec === undefined || section.section.start > offset || section.section.end < offset)
      continue;
    if (touches(name, offset)) {
      return at(name, describeSection(spec, bound.language, translate));
    }
    return (
      entryHover(bound, section, offset, translate) ??
      columnHover(bound, section, offset, translate)
    );
  }
  return undefined;
}

function at({ start, end }: Range, markdown: string): Hover {
  return { markdown, range: { start, end } };
}

function frontMatterHover(
  { frontMatter, kind }: BoundMarkdown,
  offset: number,
  translate: Translate,
): Hover | undefined {
  const pair = frontMatter?.pairs.find(({ key }) => touches(key, offset));
  const spec = kind.frontMatter.find(({ name }) => name === pair?.key.value);
  if (pair === undefined || spec === undefined) return undefined;
  return at(pair.key, describeFrontMatterKey(spec, translate));
}

function entryHover(
  { language }: BoundMarkdown,
  { entries }: BoundSection,
  offset: number,
  translate: Translate,
): Hover | undefined {
  for (const { entry, spec, values } of entries) {
    if (spec === undefined) continue;
    if (touches(entry.key, offset)) return at(entry.key, describeKey(spec, language, translate));
    const value = values.find((one) => touches(one, offset));
    if (value === undefined || spec.value.kind !== 'words') continue;
    const word = wordsIn(value, spec.value.words).find((one) => touches(one.at, offset));
    if (word !== undefined) return at(word.at, describeWord(word.choice, language, translate));
  }
  return undefined;
}

function columnHover(
  { language }: BoundMarkdown,
  { blocks, spec }: BoundSection,
  offset: number,
  translate: Translate,
): Hover | undefined {
  for (const block of blocks) {
    if (block.kind !== 'table' || !touches(block.header, offset)) continue;
    const cell = block.header.cells.find((one) => touches(one, offset));
    const column = cell && named(cell.text, spec?.columns ?? []);
    if (cell !== undefined && column !== undefined)
      return at(cell, describeColumn(column, language, translate));
  }
  return undefined;
}
