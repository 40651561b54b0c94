import { trimmed } from '../yaml/edit/text-lines.ts';
import { blankBefore, readFrontMatter } from './front-matter.ts';
import { blockParser } from './parsers.ts';
import { readBlock, readHeading } from './read-blocks.ts';
import type { Heading, MarkdownBlock, MarkdownFile, MarkdownSection } from './tree.ts';

/** UTF-16 units of a file that is read: prose of people is far below. */
export const MAX_SIZE = 1024 * 1024;
/** Lists and quotes that begin on one line. Reading them costs the square of their number, and nobody writes them. */
export const DEEP_LINE = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){50}.*$/gm;
/** What the line below the head of a table is made of. */
const RULE_LINE = /^[|:\- \t]+$/gm;

/** Reads Markdown with front matter and tables; never throws, whatever the text. */
export function readMarkdown(text: string): MarkdownFile {
  if (text.length > MAX_SIZE) {
    return { text, frontMatter: undefined, intro: [], sections: [], incomplete: true };
  }
  const normal = text.replaceAll(/\r(?!\n)/g, '\n');
  const frontMatter = readFrontMatter(normal);
  const start = frontMatter?.end ?? (normal.startsWith('\ufeff') ? 1 : 0);
  // The parser knows LF only, and takes a CR before it for text.
  const body = blankBefore(normal, start)
    .replaceAll('\r', ' ')
    .replaceAll(RULE_LINE, blanksFirst)
    .replaceAll(DEEP_LINE, (line) => ' '.repeat(line.length));
  const intro: MarkdownBlock[] = [];
  const flat: { readonly heading: Heading; readonly blocks: MarkdownBlock[] }[] = [];
  for (let node = blockParser.parse(body).topNode.firstChild; node; node = node.nextSibling) {
    const heading = readHeading(normal, node);
    if (heading !== undefined) flat.push({ heading, blocks: [] });
    else {
      const block = readBlock(normal, node);
      if (block !== undefined) (flat.at(-1)?.blocks ?? intro).push(block);
    }
  }
  return { text, frontMatter, intro, sections: withEnds(normal, flat) };
}

/** A section ends where the next heading of its level or above begins. */
function withEnds(
  text: string,
  flat: readonly Pick<MarkdownSection, 'heading' | 'blocks'>[],
): MarkdownSection[] {
  /** By level, where the nearest heading behind begins. */
  const next = new Array<number>(7).fill(text.length);
  return flat
    .toReversed()
    .map(({ heading, blocks }) => {
      const range = trimmed(text, {
        start: heading.start,
        end: next[heading.level] ?? text.length,
      });
      next.fill(heading.start, heading.level);
      return { heading, blocks, start: range.start, end: Math.max(range.end, heading.end) };
    })
    .reverse();
}

/** The parser does not know the line below the head of a table when blanks stand behind it; before it they do no harm. */
function blanksFirst(line: string): string {
  if (!line.includes('|')) return line;
  const rule = line.trimEnd();
  return line.slice(rule.length) + rule;
}
