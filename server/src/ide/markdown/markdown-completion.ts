import type { Translate } from '../../lint/format-message.ts';
import { sectionSkeleton } from '../../lint/governance/markdown/skeleton.ts';
import type { BoundMarkdown } from '../../model/governance/markdown/bound-markdown.ts';
import type { FrontMatter } from '../../syntax/markdown/tree.ts';
import { breakOf, lineEnd, lineStart } from '../../syntax/yaml/edit/text-lines.ts';
import type { CompletionItem } from '../completion/item.ts';
import { describeSection } from './describe-markdown.ts';
import { entryItems } from './entry-completion.ts';
import { frontMatterItems } from './front-matter-completion.ts';
import type { Line } from './line.ts';
import type { MarkdownNames } from './markdown-names.ts';
import { markdownItem } from './markdown-item.ts';
import { isInCode, sectionAt } from './markdown-place.ts';

/** What can be written at the offset, best first: sections behind `#`, keys and values of items, the front matter. */
export function markdownCompletionAt(
  bound: BoundMarkdown,
  offset: number,
  names: MarkdownNames,
  translate: Translate,
): readonly CompletionItem[] {
  const { text, frontMatter } = bound.file;
  const line = lineAt(text, offset);
  const front = placeInFrontMatter(text, frontMatter, line);
  if (front === 'content') return frontMatterItems(bound, line, names, translate);
  if (front === 'fence') return [];
  if (isInCode(bound, offset)) return [];
  if (/^#{1,6}(?: |$)/.test(line.text) && line.before.startsWith('#'))
    return sectionItems(bound, line, translate);
  const section = sectionAt(bound, offset);
  return section === undefined ? [] : entryItems(bound, section, line, names, translate);
}

/** Where the cursor is in front matter, which may still be a fence and the beginning of a word. */
function placeInFrontMatter(
  text: string,
  frontMatter: FrontMatter | undefined,
  line: Line,
): 'content' | 'fence' | undefined {
  if (frontMatter === undefined) {
    const isSecond = /^\ufeff?---[ \t]*\r?\n$/.test(text.slice(0, Math.min(line.start, 20)));
    return isSecond ? 'content' : undefined;
  }
  const { closed, content, end } = frontMatter;
  if (line.offset > (closed ? end : content.end)) return undefined;
  const isContent = line.start >= content.start && (!closed || line.start < content.end);
  return isContent ? 'content' : 'fence';
}

/** The line around the cursor. */
function lineAt(text: string, offset: number): Line {
  const start = text.startsWith('\ufeff')
    ? Math.max(1, lineStart(text, offset))
    : lineStart(text, offset);
  const end = lineEnd(text, offset);
  return { start, end, offset, text: text.slice(start, end), before: text.slice(start, offset) };
}

function sectionItems(
  bound: BoundMarkdown,
  line: Line,
  translate: Translate,
): readonly CompletionItem[] {
  const { kind, sections, language, file } = bound;
  const here = sections.find(({ section }) => section.heading.start === line.start);
  const others = new Set(sections.filter((one) => one !== here).map(({ spec }) => spec));
  const missing = kind.sections.filter((spec) => !others.has(spec));
  const hashes = /^#+/.exec(line.text)?.[0].length ?? 1;
  // One sign is often just the first of two; as a level it is that of the title.
  const level = hashes > 1 ? hashes : 2;
  const keepsContent = here !== undefined && here.section.blocks.length > 0;
  return [...missing, kind.named]
    .filter((spec) => spec !== undefined)
    .map((spec, index) => {
      const label = spec.heading[language];
      const heading = `${'#'.repeat(level)} ${label}`;
      const skeleton = sectionSkeleton(spec, language, level, breakOf(file.text));
      return markdownItem({
        label,
        kind: 'skeleton',
        index,
        detail: spec.required ? translate('required') : '',
        documentation: describeSection(spec, language, translate),
        range: { start: line.start, end: line.end },
        newText: keepsContent ? heading : skeleton,
        filterText: `${'#'.repeat(hashes)} ${label}`,
      });
    });
}
