import type { Range } from '../../../base/range.ts';
import { applyEdits, insertion, type TextEdit } from '../../../base/text-edit.ts';
import type { BoundSection } from '../../../model/governance/markdown/bound-markdown.ts';
import { pair } from '../../../generate/starter/contract-seed.ts';
import { canvasKind } from '../../../spec/governance/canvas-sections.ts';
import type { SectionSpec } from '../../../spec/governance/markdown-kind.ts';
import type { MarkdownBlock } from '../../../syntax/markdown/tree.ts';
import { breakOf, lineEnd, lineStart } from '../../../syntax/yaml/edit/text-lines.ts';
import { isOpen, type CanvasPage } from '../canvas/canvas-page.ts';
import { openText, type CanvasPart } from './canvas-questions.ts';
import { metricRows, rowOf } from './metric-rows.ts';
import { partOf } from './new-canvas.ts';
import { proseLine } from './safe-prose.ts';
import { bodyOf, levelLine, levelParts, type SaidParts } from './said-parts.ts';

/** A canvas with what was said in the place of what was open. Everything that people wrote stands as it is. */
export function updateCanvas(
  page: CanvasPage,
  said: SaidParts,
  written: ReadonlySet<CanvasPart>,
): string {
  const eol = breakOf(page.text);
  const wants = (part: CanvasPart): boolean => said.has(part) && !written.has(part);
  const isThere = (spec: SectionSpec): boolean =>
    page.bound.sections.some((one) => one.spec === spec && one.inList !== true);
  // What is new stands behind all that is there, also where both are written at the end of the file.
  const specs = [
    ...canvasKind.sections.filter(isThere),
    ...canvasKind.sections.filter((spec) => !isThere(spec)),
  ];
  const edits = specs.flatMap((spec) => sectionEdits(page, spec, said, wants));
  if (wants('decision')) edits.unshift(...purposeEdits(page, bodyOf('decision', said)));
  if (wants('owner')) edits.push(...ownerEdits(page, said));
  const inLines = edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll('\n', eol) }));
  const text = applyEdits(page.text, together(inLines));
  return text.endsWith('\n') ? text : `${text}${eol}`;
}

function sectionEdits(
  page: CanvasPage,
  spec: SectionSpec,
  said: SaidParts,
  wants: (part: CanvasPart) => boolean,
): readonly TextEdit[] {
  const { language, sections } = page.bound;
  const found = sections.find((one) => one.spec === spec && one.inList !== true);
  const parts = spec.id === 'slas' ? levelParts.filter(wants) : [partOf(spec.id)].filter(wants);
  if (parts.length === 0) return [];
  const levels = spec.id === 'slas' ? parts.map((part) => lineOf(part, page, spec, said)) : [];
  const body =
    spec.id === 'slas' ? levels.map(({ line }) => line).join('\n') : bodyOf(partOf(spec.id), said);
  if (found === undefined) {
    const end = page.text.trimEnd().length;
    return [insertion(end, `\n\n## ${spec.heading[language]}\n\n${body}`)];
  }
  return spec.id === 'slas'
    ? levelEdits(page.text, found, levels)
    : partEdits(page.text, found, spec.id, body, said);
}

function lineOf(
  part: CanvasPart,
  { bound: { language } }: CanvasPage,
  { keys }: SectionSpec,
  said: SaidParts,
): LevelLine {
  const title = keys.find(({ id }) => id === part)?.name[language] ?? part;
  return { part, title, line: levelLine(part, title, said) };
}

/** In the place of what is open; else behind what is there. */
function partEdits(
  text: string,
  { section, blocks }: BoundSection,
  id: string,
  body: string,
  said: SaidParts,
): readonly TextEdit[] {
  const table = blocks.find(({ kind }) => kind === 'table');
  if (id === 'metrics' && table !== undefined) {
    const rows = metricRows(said.get('metrics') ?? []).map(rowOf);
    const last = lineEnd(text, Math.max(table.start, table.end - 1));
    return [...openIn(text, blocks).map(removal(text)), insertion(last, `\n${rows.join('\n')}`)];
  }
  const [first, ...others] = openIn(text, blocks);
  if (first === undefined) return [insertion(sectionEnd(text, section, blocks), `\n\n${body}`)];
  return [{ range: first, newText: body }, ...others.map(removal(text))];
}

/** Each in the place of what is open of it; else behind what is there. */
function levelEdits(
  text: string,
  { section, blocks }: BoundSection,
  lines: readonly LevelLine[],
): readonly TextEdit[] {
  const open = openIn(text, blocks);
  const list = blocks.findLast(({ kind }) => kind === 'list');
  const at = list === undefined ? sectionEnd(text, section, blocks) : endOf(text, list);
  const taken = new Set<Range>();
  const edits: TextEdit[] = [];
  const more: string[] = [];
  for (const { part, line, title } of lines) {
    const place = open.find((range) => {
      const written = text.slice(range.start, range.end).toLowerCase();
      return (
        !taken.has(range) &&
        (written.includes(openText(part)) || written.includes(`${title.toLowerCase()}:`))
      );
    });
    if (place === undefined) more.push(line);
    else edits.push({ range: place, newText: line });
    if (place !== undefined) taken.add(place);
  }
  if (more.length === 0) return edits;
  return [...edits, insertion(at, `${list === undefined ? '\n\n' : '\n'}${more.join('\n')}`)];
}

interface LevelLine {
  readonly part: CanvasPart;
  /** The key in the language of the canvas. */
  readonly title: string;
  readonly line: string;
}

function purposeEdits({ text, bound: { title } }: CanvasPage, body: string): readonly TextEdit[] {
  if (title === undefined) return [];
  const [first] = openIn(text, title.blocks);
  if (first !== undefined) return [{ range: first, newText: body }];
  return [insertion(lineEnd(text, title.heading.end - 1), `\n\n${body}`)];
}

/** The team stands in the front matter, which a canvas of a product always has. */
function ownerEdits({ bound: { file } }: CanvasPage, said: SaidParts): readonly TextEdit[] {
  const [owner] = said.get('owner') ?? [];
  if (file.frontMatter === undefined || owner === undefined) return [];
  return [insertion(file.frontMatter.content.start, `${pair('owner', proseLine(owner))}\n`)];
}

/** Whole lines of what is open: paragraphs, items, rows. A key whose value is open counts. */
function openIn(text: string, blocks: readonly MarkdownBlock[]): readonly Range[] {
  return blocks.flatMap((block): readonly Range[] => {
    const lines = (range: Range): Range => ({
      start: lineStart(text, range.start),
      end: endOf(text, range),
    });
    if (block.kind === 'paragraph') return isOpen(block.content.text) ? [lines(block)] : [];
    if (block.kind === 'list')
      return block.items
        .filter(({ content }) => isOpen(content.text) || isOpen(afterKey(content.text)))
        .map(lines);
    if (block.kind !== 'table') return [];
    return block.rows.filter(({ cells: [cell] }) => isOpen(cell?.text ?? '')).map(lines);
  });
}

function afterKey(text: string): string {
  const colon = text.indexOf(':');
  return colon === -1 ? '' : text.slice(colon + 1);
}

/** The end of the last line with something on it. */
function endOf(text: string, { start, end }: Range): number {
  const last = start + text.slice(start, end).trimEnd().length;
  return lineEnd(text, Math.max(start, last - 1));
}

function sectionEnd(
  text: string,
  section: BoundSection['section'],
  blocks: readonly MarkdownBlock[],
): number {
  return endOf(text, blocks.at(-1) ?? section.heading);
}

/** A line without its break is taken away with the one before it. */
function removal(text: string): (range: Range) => TextEdit {
  return ({ start, end }) => {
    const before = text[start - 2] === '\r' ? start - 2 : start - 1;
    return { range: { start: Math.max(0, before), end }, newText: '' };
  };
}

/** Insertions at one place as one, in their order. */
function together(edits: readonly TextEdit[]): readonly TextEdit[] {
  const byPlace = new Map<string, TextEdit>();
  for (const edit of edits) {
    const key = `${String(edit.range.start)}-${String(edit.range.end)}`;
    const other = byPlace.get(key);
    byPlace.set(key, { ...edit, newText: (other?.newText ?? '') + edit.newText });
  }
  return [...byPlace.values()];
}
