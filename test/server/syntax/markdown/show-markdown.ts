import type { InlineText } from '../../../../server/src/syntax/markdown/inline-text.ts';
import { readMarkdown } from '../../../../server/src/syntax/markdown/read-markdown.ts';
import type { MarkdownBlock } from '../../../../server/src/syntax/markdown/tree.ts';

/** The structure of a text, one line for each part: kind, words, and in `<...>` the piece of the file where they differ. */
export function showMarkdown(text: string): string[] {
  const file = readMarkdown(text);
  return [
    ...file.intro.flatMap((block) => showBlock(text, block, '')),
    ...file.sections.flatMap(({ heading, blocks }) => [
      `${'#'.repeat(heading.level)} ${showInline(text, heading.title)}`,
      ...blocks.flatMap((block) => showBlock(text, block, '')),
    ]),
  ];
}

export function showInline(text: string, content: InlineText): string {
  const piece = text.slice(content.start, content.end);
  return piece === content.text ? content.text : `${content.text} <${piece}>`;
}

function showBlock(text: string, block: MarkdownBlock, indent: string): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [`${indent}paragraph ${showInline(text, block.content)}`];
    case 'list':
      return block.items.flatMap(({ content, blocks }) => [
        `${indent}- ${showInline(text, content)}`,
        ...blocks.flatMap((inner) => showBlock(text, inner, `${indent}  `)),
      ]);
    case 'table':
      return [block.header, ...block.rows].map(
        ({ cells }) => `${indent}| ${cells.map((cell) => showInline(text, cell)).join(' | ')}`,
      );
    case 'code': {
      const code = text.slice(block.content.start, block.content.end);
      const state = block.closed ? '' : ' open';
      return [`${indent}code ${block.language?.text ?? '-'} ${JSON.stringify(code)}${state}`];
    }
    case 'other':
      return [`${indent}other ${text.slice(block.start, block.end)}`];
  }
}
