import { sourceRange, sliceInline, type InlineText } from '../../syntax/markdown/inline-text.ts';
import { readEntry } from '../../syntax/markdown/entry.ts';
import type { MarkdownItem, MarkdownTable } from '../../syntax/markdown/tree.ts';
import { readDuration, readPercent } from '../../spec/duration.ts';
import { named } from '../../spec/governance/markdown-kind.ts';
import { findPair, resolveAlias } from '../../syntax/yaml/tree.ts';
import type { Canvas, KeyMetric, Promises } from './canvas.ts';
import type { BoundMarkdown, BoundSection } from './markdown/bound-markdown.ts';
import { Stater } from './markdown/stater.ts';
import { listItems } from './markdown/words.ts';
import type { Stated } from './origin.ts';

/** What a canvas says; parts that cannot be read are left out, as `problemsOfMarkdown` reports them. */
export function readCanvas(uri: string, bound: BoundMarkdown): Canvas {
  const stater = new Stater(uri, bound.file.text);
  const section = (id: string): BoundSection | undefined =>
    bound.sections.find(({ spec }) => spec?.id === id);
  const [title] = bound.file.sections;
  return {
    uri,
    title: title === undefined ? undefined : stater.text(title.heading.title),
    product: frontMatterText(bound, 'product', stater),
    domain: frontMatterText(bound, 'domain', stater) ?? domainOf(section('domain'), stater),
    contract: frontMatterText(bound, 'contract', stater),
    consumers: consumersOf(section('consumers')).map((one) => stater.text(one)),
    metrics: metricsOf(section('metrics')).map(({ name, answers }): KeyMetric => ({
      name: stater.text(name),
      answeredBy: answers.map((answer) => stater.text(answer)),
    })),
    promises: promisesOf(section('slas'), stater),
  };
}

function frontMatterText(
  { frontMatter }: BoundMarkdown,
  key: string,
  stater: Stater,
): Stated<string> | undefined {
  const value = resolveAlias(frontMatter && findPair(frontMatter, key)?.value);
  if (value?.kind !== 'scalar' || value.value === null) return undefined;
  const text = String(value.value).trim();
  const quotes = value.style === 'single' || value.style === 'double' ? 1 : 0;
  const range = { start: value.start + quotes, end: value.end - quotes };
  return text === '' ? undefined : stater.text({ text, ...range });
}

/** The name at the beginning: `Revenue: billing and sales` is the domain `Revenue`. */
function domainOf(section: BoundSection | undefined, stater: Stater): Stated<string> | undefined {
  for (const block of section?.blocks ?? []) {
    const content =
      block.kind === 'paragraph'
        ? block.content
        : block.kind === 'list'
          ? block.items[0]?.content
          : undefined;
    if (content === undefined) continue;
    const end = content.text.search(/[.:,;(]/);
    const name = sliceInline(content, 0, end === -1 ? content.text.length : end);
    return name.text === '' ? undefined : stater.text(name);
  }
  return undefined;
}

/** Names only: what they need the data for stands behind. */
function consumersOf(section: BoundSection | undefined): readonly InlineText[] {
  return (section?.blocks ?? [])
    .flatMap((block): (InlineText | undefined)[] => {
      if (block.kind === 'list') return block.items.map(({ content }) => leadOf(content));
      if (block.kind === 'paragraph' && section?.inList === true)
        return [...listItems(block.content)];
      if (block.kind !== 'table' || section?.spec === undefined) return [];
      const column = columnOf(block, section, 'consumer') ?? 0;
      return block.rows.map(({ cells }) => cells[column]);
    })
    .filter((name) => name !== undefined && name.text !== '') as InlineText[];
}

/** What an item is about: its key, or what stands before a bracket or dash. */
function leadOf(content: InlineText): InlineText {
  const key = readEntry(content)?.key;
  if (key !== undefined) return key;
  const end = content.text.search(/ [(–—-]/);
  return end === -1 ? content : sliceInline(content, 0, end);
}

export interface MetricRow {
  readonly name: InlineText;
  readonly answers: readonly InlineText[];
}

/** The metrics of a table or list, those without an answer included. */
export function metricsOf(section: BoundSection | undefined): readonly MetricRow[] {
  return (section?.blocks ?? []).flatMap((block): readonly MetricRow[] => {
    if (block.kind === 'list') return block.items.flatMap(metricOfItem);
    if (block.kind !== 'table' || section === undefined) return [];
    const name = columnOf(block, section, 'metric');
    const answer = columnOf(block, section, 'answer');
    return block.rows.flatMap(({ cells }) => {
      const title = cells[name ?? 0];
      if (title === undefined || title.text === '') return [];
      const cell = answer === undefined ? undefined : cells[answer];
      return [{ name: title, answers: cell === undefined ? [] : answersIn(cell) }];
    });
  });
}

/** Which column of a table is one of those that the section knows. */
export function columnOf(
  { header }: MarkdownTable,
  { spec }: BoundSection,
  id: string,
): number | undefined {
  const columns = spec?.columns?.filter((column) => column.id === id) ?? [];
  const index = header.cells.findIndex(({ text }) => named(text, columns) !== undefined);
  return index === -1 ? undefined : index;
}

/** A bullet names what answers it in code. */
function metricOfItem(item: MarkdownItem): readonly MetricRow[] {
  const below = item.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map(({ content }) => content) : [],
  );
  const answers = [item.content, ...below].flatMap(codesOf);
  const name = leadOf(item.content);
  return name.text === '' ? [] : [{ name, answers }];
}

/** What is in code; else the words of the cell that could be names of columns. */
function answersIn(cell: InlineText): readonly InlineText[] {
  if (cell.codes.length > 0) return codesOf(cell);
  return listItems(cell).filter(({ text }) => /^[A-Za-z_][\w.]*$/.test(text));
}

function codesOf(content: InlineText): readonly InlineText[] {
  return content.codes
    .map(({ at, text }) => sliceInline(content, at, at + text.length))
    .filter(({ text }) => text !== '');
}

function promisesOf(section: BoundSection | undefined, stater: Stater): Promises {
  const find = (
    id: string,
    read: typeof readDuration,
    isValid = (_: number): boolean => true,
  ): Stated<number> | undefined => {
    for (const { spec, values } of section?.entries ?? []) {
      const [value] = values;
      if (spec?.id !== id || value === undefined) continue;
      const quantity = read(value.text);
      if (quantity === undefined || !isValid(quantity.value)) return undefined;
      return stater.stated(quantity.value, sourceRange(value, quantity.start, quantity.end));
    }
    return undefined;
  };
  return {
    latency: find('latency', readDuration),
    frequency: find('frequency', readDuration),
    retention: find('retention', readDuration),
    availability: find('availability', readPercent, (value) => value <= 100),
  };
}
