import type { Range } from '../../base/range.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../model/governance/markdown/bound-markdown.ts';
import { metricsOf } from '../../model/governance/read-canvas.ts';
import type { MarkdownSection } from '../../syntax/markdown/tree.ts';
import { shorten } from '../../lint/narrow.ts';
import type { DocumentSymbol, DocumentSymbolKind } from '../document-symbols.ts';

/** Outline: front matter, headings by their levels, and the keys and metrics that the tables know. */
export function markdownSymbols(bound: BoundMarkdown): readonly DocumentSymbol[] {
  const { file, sections } = bound;
  const details = new Map(sections.map((one) => [one.section, one]));
  const roots: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: DocumentSymbol[] }[] = [
    { level: 0, children: roots },
  ];
  for (const section of file.sections) {
    const { level } = section.heading;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const children = childrenOf(section, details.get(section));
    open.at(-1)?.children.push(sectionSymbol(section, children));
    open.push({ level, children });
  }
  const front = frontMatterSymbol(bound);
  return front === undefined ? roots : [front, ...roots];
}

const NAME = 80;

/** `children` grows while the sections inside are read. */
function sectionSymbol(section: MarkdownSection, children: DocumentSymbol[]): DocumentSymbol {
  const { title, start } = section.heading;
  const name = shorten(title.text, NAME);
  return {
    ...symbol(name || '#', '', 'section', section, name === '' ? { start, end: start } : title),
    children,
  };
}

function childrenOf(section: MarkdownSection, bound: BoundSection | undefined): DocumentSymbol[] {
  if (bound?.spec === undefined) return [];
  const entries = bound.entries.flatMap(({ entry, spec, values }) =>
    spec === undefined
      ? []
      : [symbol(entry.key.text, values[0]?.text ?? '', 'value', entry, entry.key)],
  );
  const metrics =
    bound.spec.id === 'metrics'
      ? metricsOf(bound).map(({ name, answers }) =>
          symbol(name.text, answers.map(({ text }) => text).join(', '), 'item', name, name),
        )
      : [];
  // Parts inside of a section hold their own; here they would stand twice.
  const own = section.blocks.at(-1)?.end ?? section.heading.end;
  return [...entries, ...metrics].filter(({ range }) => range.end <= own);
}

function frontMatterSymbol({ file, frontMatter }: BoundMarkdown): DocumentSymbol | undefined {
  if (file.frontMatter === undefined) return undefined;
  const { start, end } = file.frontMatter;
  const children = (frontMatter?.pairs ?? []).map((pair) =>
    symbol(
      String(pair.key.value),
      pair.value?.kind === 'scalar' ? String(pair.value.value ?? '') : '',
      'value',
      { start: pair.start, end: Math.min(Math.max(pair.end, pair.value?.end ?? 0), end) },
      pair.key,
    ),
  );
  const fence = { start, end: start + 3 };
  return {
    ...symbol('front matter', '', 'section', { start, end }, fence),
    unnamed: true,
    children,
  };
}

function symbol(
  name: string,
  detail: string,
  kind: DocumentSymbolKind,
  range: Range,
  selection: Range,
): DocumentSymbol {
  return {
    name: shorten(name, NAME) || '-',
    detail: shorten(detail, NAME),
    kind,
    range: {
      start: Math.min(range.start, selection.start),
      end: Math.max(range.end, selection.end),
    },
    selectionRange: { start: selection.start, end: selection.end },
    deprecated: false,
    children: [],
  };
}
