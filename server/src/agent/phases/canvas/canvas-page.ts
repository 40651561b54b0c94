import { bindMarkdown } from '../../../model/governance/markdown/bind-markdown.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../../model/governance/markdown/bound-markdown.ts';
import type { Promises } from '../../../model/governance/canvas.ts';
import { columnOf, metricsOf, readCanvas } from '../../../model/governance/read-canvas.ts';
import { canvasKind } from '../../../spec/governance/canvas-sections.ts';
import { readMarkdown } from '../../../syntax/markdown/read-markdown.ts';
import type { MarkdownBlock } from '../../../syntax/markdown/tree.ts';
import { findPair, resolveAlias } from '../../../syntax/yaml/tree.ts';

export interface CanvasMetric {
  readonly name: string;
  readonly question: string;
  /** Names of properties, as written. */
  readonly answers: readonly string[];
}

/** What a canvas says, in the words of its author. What is still open counts as not said. */
export interface CanvasPage {
  readonly path: string;
  readonly text: string;
  readonly bound: BoundMarkdown;
  readonly title: string | undefined;
  readonly product: string | undefined;
  readonly domain: string | undefined;
  readonly contract: string | undefined;
  readonly owner: string | undefined;
  /** What stands below the title. */
  readonly purpose: string | undefined;
  /** Items, each a line. */
  readonly consumers: readonly string[];
  readonly metrics: readonly CanvasMetric[];
  /** By `latency`, `frequency`, `availability`, `retention`. */
  readonly levels: ReadonlyMap<string, string>;
  readonly promises: Promises;
  readonly privacy: string | undefined;
  readonly outOfScope: readonly string[];
}

/** Reads a canvas, whatever it is like. */
export function canvasPage(path: string, text: string): CanvasPage {
  const bound = bindMarkdown(readMarkdown(text), canvasKind);
  const canvas = readCanvas(path, bound);
  const section = (id: string): BoundSection | undefined =>
    bound.sections.find(({ spec }) => spec?.id === id);
  const front = (key: string): string | undefined => {
    const value = resolveAlias(bound.frontMatter && findPair(bound.frontMatter, key)?.value);
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  };
  const levels = new Map<string, string>();
  for (const { spec, values } of section('slas')?.entries ?? []) {
    const [value] = values;
    if (spec !== undefined && value !== undefined && !isOpen(value.text))
      levels.set(spec.id, value.text);
  }
  return {
    ...{ path, text, bound, levels },
    title: bound.title?.heading.title.text,
    product: canvas.product?.value,
    domain: canvas.domain?.value,
    contract: canvas.contract?.value,
    owner: front('owner'),
    purpose: linesOf(bound.title?.blocks ?? [])[0],
    consumers: linesOf(section('consumers')?.blocks ?? []),
    metrics: metricsIn(section('metrics')),
    promises: canvas.promises,
    privacy: linesOf(section('privacy')?.blocks ?? []).join(' ') || undefined,
    outOfScope: linesOf(section('out-of-scope')?.blocks ?? []),
  };
}

/** Whether a text says that nobody has answered yet. */
export function isOpen(text: string): boolean {
  return /^\W*(?:open|aberto|em aberto|todo|tbd)\b/i.test(text);
}

/** Paragraphs, items and rows as texts; those that are open left out. */
export function linesOf(blocks: readonly MarkdownBlock[]): readonly string[] {
  const lines = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return [block.content.text];
    if (block.kind === 'list') return block.items.map(({ content }) => content.text);
    if (block.kind !== 'table') return [];
    return block.rows.map(({ cells }) => {
      const [first = '', ...others] = cells.map(({ text }) => text).filter((text) => text !== '');
      return others.length === 0 ? first : `${first}: ${others.join(', ')}`;
    });
  });
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !isOpen(line));
}

function metricsIn(section: BoundSection | undefined): readonly CanvasMetric[] {
  const questions = new Map<string, string>();
  for (const block of section?.blocks ?? []) {
    if (block.kind !== 'table' || section === undefined) continue;
    const [name = 0, question] = [
      columnOf(block, section, 'metric'),
      columnOf(block, section, 'question'),
    ];
    for (const { cells } of block.rows) {
      const title = cells[name]?.text;
      const asked = question === undefined ? undefined : cells[question]?.text;
      if (title !== undefined && asked !== undefined) questions.set(title, asked);
    }
  }
  return metricsOf(section).flatMap(({ name, answers }) => {
    if (isOpen(name.text)) return [];
    const named = answers.map(({ text }) => text);
    return [{ name: name.text, question: questions.get(name.text) ?? '', answers: named }];
  });
}
