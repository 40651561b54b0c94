import type { SyntaxNode } from '@lezer/common';
import { trimmed } from '../yaml/edit/text-lines.ts';
import { emptyInline } from './inline-text.ts';
import { readInline } from './read-inline.ts';
import { readTable } from './read-table.ts';
import type { Heading, MarkdownBlock, MarkdownCode, MarkdownItem } from './tree.ts';

/** Lists in lists; deeper ones are not looked at. */
const MAX_DEPTH = 50;

/** What a node at the top of a file or item is; undefined for marks. */
export function readBlock(text: string, node: SyntaxNode, depth = 0): MarkdownBlock | undefined {
  const { name, from } = node;
  const range = trimmed(text, { start: from, end: node.to });
  switch (name) {
    case 'Paragraph':
      return { kind: 'paragraph', content: readInline(text, from, range.end), ...range };
    case 'BulletList':
    case 'OrderedList':
      if (depth > MAX_DEPTH) return { kind: 'other', ...range };
      return {
        kind: 'list',
        items: node.getChildren('ListItem').map((item) => readItem(text, item, depth)),
        ...range,
      };
    case 'Table':
      return readTable(text, node);
    case 'FencedCode':
    case 'CodeBlock':
      return readCode(text, node);
    case 'ListMark':
    case 'QuoteMark':
      return undefined;
    default:
      return { kind: 'other', ...range };
  }
}

function readItem(text: string, node: SyntaxNode, depth: number): MarkdownItem {
  const mark = node.getChild('ListMark');
  const blocks: MarkdownBlock[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const block = readBlock(text, child, depth + 1);
    if (block !== undefined) blocks.push(block);
  }
  const [first] = blocks;
  const range = trimmed(text, { start: node.from, end: node.to });
  if (first?.kind === 'paragraph') {
    return { content: first.content, blocks: blocks.slice(1), ...range };
  }
  const at = Math.min((mark?.to ?? node.from) + 1, Math.max(range.end, mark?.to ?? 0));
  return { content: emptyInline(at), blocks, ...range };
}

function readCode(text: string, node: SyntaxNode): MarkdownCode {
  const range = { start: node.from, end: node.to };
  if (node.name === 'CodeBlock') {
    return { kind: 'code', language: undefined, content: range, closed: true, ...range };
  }
  const [opening, closing] = node.getChildren('CodeMark');
  const info = node.getChild('CodeInfo');
  const word = info === null ? '' : (/^\S+/.exec(text.slice(info.from, info.to))?.[0] ?? '');
  const code = node.getChildren('CodeText');
  const behind = info?.to ?? opening?.to ?? node.from;
  const start = code[0]?.from ?? behind;
  const end = Math.max(start, code.at(-1)?.to ?? behind);
  return {
    kind: 'code',
    language:
      info === null ? undefined : { text: word, start: info.from, end: info.from + word.length },
    content: { start, end: text[end - 1] === '\r' ? end - 1 : end },
    closed: closing !== undefined,
    ...range,
  };
}

const HEADING = /^(?:ATX|Setext)Heading([1-6])$/;

export function readHeading(text: string, node: SyntaxNode): Heading | undefined {
  const level = HEADING.exec(node.name)?.[1];
  if (level === undefined) return undefined;
  const marks = node.getChildren('HeaderMark');
  const atx = node.name.startsWith('ATX');
  const start = atx ? (marks[0]?.to ?? node.from) : node.from;
  const end = (atx ? marks[1]?.from : marks[0]?.from) ?? node.to;
  const title = readInline(text, start, end);
  // Where nothing is written yet, behind the blank that follows the mark.
  const shown = title.text === '' ? emptyInline(Math.min(start + 1, node.to)) : title;
  return {
    level: Number(level),
    title: shown,
    ...trimmed(text, { start: node.from, end: node.to }),
  };
}
