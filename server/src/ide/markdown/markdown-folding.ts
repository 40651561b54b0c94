import type { MarkdownBlock, MarkdownFile } from '../../syntax/markdown/tree.ts';
import { addRegion, type Fold } from '../folding.ts';

/** Front matter, sections, tables, code, and items with something below. */
export function markdownFolds(file: MarkdownFile): readonly Fold[] {
  const result: Fold[] = [];
  if (file.frontMatter !== undefined) addRegion(file.text, file.frontMatter, result);
  for (const section of file.sections) addRegion(file.text, section, result);
  const blocks = [...file.intro, ...file.sections.flatMap((section) => section.blocks)];
  for (const block of blocks) addBlock(file.text, block, result);
  return result.sort((a, b) => a.start - b.start || b.end - a.end);
}

function addBlock(text: string, block: MarkdownBlock, result: Fold[]): void {
  if (block.kind === 'table' || block.kind === 'code') addRegion(text, block, result);
  if (block.kind !== 'list') return;
  for (const item of block.items) {
    addRegion(text, item, result);
    for (const inner of item.blocks) addBlock(text, inner, result);
  }
}
