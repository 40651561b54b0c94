import type { Translate } from '../../lint/format-message.ts';
import { touches } from '../../base/range.ts';
import { fencesOf } from '../../syntax/markdown/fences.ts';
import { isMarkdown } from '../../syntax/mermaid/diagrams.ts';
import { readFlowchart } from '../../syntax/mermaid/read-flowchart.ts';
import type { Flowchart } from '../../syntax/mermaid/flowchart.ts';
import { allShapeNames } from '../../syntax/mermaid/shapes.ts';
import type { CompletionItem } from '../completion/item.ts';
import { completionSite, type CompletionSite } from './completion-site.ts';
import { diagramAt, isSubgraph, type MermaidDocument } from './node-places.ts';
import type { TableView } from './tables-named.ts';

/** More tables than these are not offered; those that hold what was typed go first. */
const MAX_TABLES = 1_000;

const ARROWS: readonly (readonly [arrow: string, detail: string])[] = [
  ['-->', 'arrow'],
  ['-.->', 'dotted arrow'],
  ['==>', 'thick arrow'],
  ['---', 'line'],
  ['--o', 'line with a circle'],
  ['--x', 'line with a cross'],
  ['<-->', 'arrow both ways'],
];
const DIRECTIONS: readonly (readonly [direction: string, detail: string])[] = [
  ['LR', 'left to right'],
  ['TB', 'top to bottom'],
  ['TD', 'top to bottom'],
  ['RL', 'right to left'],
  ['BT', 'bottom to top'],
];
const KEYWORDS: readonly (readonly [keyword: string, detail: string, snippet?: string])[] = [
  ['subgraph', 'frame around nodes', 'subgraph ${1:name}\n  $0\nend'],
  ['end', 'end of a subgraph'],
  ['direction', 'direction in a subgraph', 'direction ${1|LR,TB,RL,BT|}'],
  ['classDef', 'look of a class', 'classDef ${1:name} fill:${2:#ddd}'],
  ['class', 'give a class to nodes', 'class ${1:node} ${2:name}'],
  ['click', 'link of a node', 'click ${1:node} href "${2:https://}"'],
  ['style', 'look of a node', 'style ${1:node} fill:${2:#ddd}'],
  ['linkStyle', 'look of an arrow', 'linkStyle ${1:0} stroke:${2:#888}'],
];
const SHAPES: readonly (readonly [open: string, close: string, detail: string])[] = [
  ['["', '"]', 'box with a label'],
  ['("', '")', 'rounded box'],
  ['(["', '"])', 'stadium'],
  ['[("', '")]', 'cylinder'],
  ['(("', '"))', 'circle'],
  ['{"', '"}', 'rhombus'],
  ['{{"', '"}}', 'hexagon'],
];

/** What can be written at the cursor: nodes of this diagram, tables that it lacks, arrows, keywords and shapes. */
export function mermaidCompletionAt(
  view: Pick<TableView, 'tables' | 'governed'>,
  document: MermaidDocument,
  offset: number,
  translate: Translate,
): readonly CompletionItem[] {
  const diagram = diagramAt(document, offset);
  if (diagram === undefined) return [];
  const site = completionSite(document.text, diagram, offset);
  if (site === undefined) return [];
  const { chart } = diagram;
  const make = new Items(site, translate);
  switch (site.kind) {
    case 'direction':
      return DIRECTIONS.map(([label, detail]) => make.item('0', { label, kind: 'value', detail }));
    case 'class':
      return [...new Set(chart.classDefinitions.map(({ text }) => text))].map((label) =>
        make.item('0', { label, kind: 'value', detail: '' }),
      );
    case 'arrow':
      return ARROWS.map(([label, detail], index) =>
        make.item(String(index), {
          ...{ label, kind: 'value', detail, newText: `${label} `, retrigger: true },
        }),
      );
    case 'shape':
      return allShapeNames.map((label) => make.item('0', { label, kind: 'value', detail: '' }));
    case 'own-node':
      return ownNodes(chart, site, make);
    default: {
      const own = ownNodes(chart, site, make);
      const shown = new Set([
        ...own.map(({ label }) => label),
        ...chart.mentions.map(({ id, label }) => label?.text ?? id),
      ]);
      const tables = tablesBeside(view, shown, site, make);
      const groups = (id: string): boolean => isSubgraph(diagram, id);
      const shapes = site.typed === '' || groups(site.typed) ? [] : shapesOf(site, make);
      return [...own, ...tables, ...shapes, ...(site.kind === 'statement' ? keywords(make) : [])];
    }
  }
}

/** For an empty file or fence, or one whose first word is being written. */
export function mermaidStart(
  file: string,
  path: string,
  offset: number,
  translate: Translate,
): readonly CompletionItem[] {
  const whole = { start: 0, end: file.length, content: file };
  const place = isMarkdown(path)
    ? fencesOf(file, 'mermaid').find((fence) => touches(fence, offset))
    : whole;
  const text = place?.content ?? 'prose';
  const typed = /^\s*([A-Za-z-]*)\s*$/.exec(text)?.[1];
  if (place === undefined || typed === undefined || readFlowchart(text) !== undefined) return [];
  // Behind the blanks of an empty one, else behind the word.
  const end = typed === '' ? offset : place.start + text.indexOf(typed) + typed.length;
  if (offset < end - typed.length || offset > end) return [];
  const range = { start: end - typed.length, end };
  const make = new Items({ kind: 'statement', typed, range }, translate);
  return DIRECTIONS.slice(0, 2).map(([direction, detail], index) =>
    make.item(String(index), { label: `flowchart ${direction}`, kind: 'keyword', detail }),
  );
}

class Items {
  readonly #site: CompletionSite;
  readonly #translate: Translate;

  constructor(site: CompletionSite, translate: Translate) {
    this.#site = site;
    this.#translate = translate;
  }

  /** `order`: before or behind the others. */
  item(
    order: string,
    given: Pick<CompletionItem, 'label' | 'kind' | 'detail'> &
      Partial<Pick<CompletionItem, 'newText' | 'filterText' | 'snippet' | 'retrigger'>>,
  ): CompletionItem {
    return {
      newText: given.label,
      filterText: given.label,
      snippet: undefined,
      retrigger: false,
      ...given,
      detail: given.detail === '' ? '' : this.#translate(given.detail),
      documentation: '',
      sortText: `${order}${given.label}`,
      range: this.#site.range,
      additionalEdits: [],
      deprecated: false,
    };
  }
}

/** Nodes and subgraphs of the diagram but for the word at the cursor, unless it stands elsewhere, too. */
function ownNodes(chart: Flowchart, { range }: CompletionSite, make: Items): CompletionItem[] {
  const labels = new Map<string, string>();
  for (const { id, label, start } of chart.mentions)
    if (start !== range.start) labels.set(id, label?.text ?? labels.get(id) ?? '');
  for (const { id, title, named, start } of chart.subgraphs)
    if (named && id !== '' && start !== range.start) labels.set(id, title === id ? '' : title);
  // The words are the author's, and not translated.
  return Array.from(labels, ([label, words]) => ({
    ...make.item('1', { label, kind: 'reference', detail: '' }),
    detail: words.replaceAll(/\s+/g, ' '),
  }));
}

function tablesBeside(
  view: Pick<TableView, 'tables' | 'governed'>,
  shown: ReadonlySet<string>,
  { typed }: CompletionSite,
  make: Items,
): readonly CompletionItem[] {
  const found = new Map<string, string>();
  const add = (name: string, detail: string): void => {
    if (isId(name) && !shown.has(name) && !found.has(name)) found.set(name, detail);
  };
  for (const { name, uri } of view.tables())
    if (uri !== undefined) add(name, uri.endsWith('.sql') ? 'dbt model' : 'table of a contract');
  for (const [, file] of view.governed.files()) {
    if (file.kind === 'asset') add(file.name.text, 'asset');
    if (file.kind === 'dbt-properties')
      for (const { name } of file.tables) add(name.text, 'dbt source');
  }
  const all = [...found];
  const wanted = typed.toLowerCase();
  const near =
    all.length <= MAX_TABLES ? all : all.filter(([name]) => name.toLowerCase().includes(wanted));
  return near
    .slice(0, MAX_TABLES)
    .map(([label, detail]) => make.item('2', { label, kind: 'reference', detail }));
}

/** Whether Mermaid reads the name as the id of a node. */
function isId(name: string): boolean {
  return (
    /^[\p{L}_](?:[\p{L}\p{M}\p{N}_.]|-(?=[\p{L}\p{N}_]))*$/u.test(name) && !RESERVED.test(name)
  );
}

const RESERVED =
  /^(?:end|subgraph|graph|flowchart|style|class|classDef|click|linkStyle|direction|default)$/i;

function shapesOf({ typed }: CompletionSite, make: Items): readonly CompletionItem[] {
  return SHAPES.map(([open, close, detail]) =>
    make.item('3', {
      ...{ label: `${typed}${open}…${close}`, kind: 'skeleton', detail, filterText: typed },
      newText: `${typed}${open}${typed}${close}`,
      snippet: `${typed}${open}\${1:${typed}}${close.replaceAll('}', '\\}')}`,
    }),
  );
}

function keywords(make: Items): readonly CompletionItem[] {
  return KEYWORDS.map(([label, detail, snippet]) =>
    make.item('4', { label, kind: 'keyword', detail, snippet }),
  );
}
