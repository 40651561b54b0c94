import type { LineIndex } from '../base/line-index.ts';
import type { Range } from '../base/range.ts';
import type { Flowchart, NodeMention } from '../syntax/mermaid/flowchart.ts';
import { isMarkdown, readDiagrams } from '../syntax/mermaid/diagrams.ts';
import type { Word } from './dbt/dbt-model.ts';
import type { TopologyFile } from './governed-file.ts';
import { flat, placeOf } from './place.ts';

/** More edges than these are a mistake or worse: a few lines can say millions, `A & B & C --> D & E & F`. */
const MAX_EDGES = 20_000;

/** Letters of a text that a message shows. */
const MAX_SHOWN = 60;

/** Titles of subgraphs around a node that are kept. */
const MAX_AROUND = 16;

/**
 * The tables of the flowcharts in a file and what flows between them. Diagrams of other kinds have none. `path`: tells
 * Markdown from a file that is one flowchart.
 */
export function readTopology(text: string, lines: LineIndex, path = ''): TopologyFile {
  const all = readDiagrams(text, path).map(({ chart }) => topologyOf(text, chart, lines));
  const [header] = all.map((one) => one.header);
  const bundles = all.flatMap((one) => one.bundles ?? []);
  return {
    kind: 'topology',
    ...(header && { header }),
    ...(bundles.length > 0 && { bundles }),
    nodes: all.flatMap(({ nodes }) => nodes),
    edges: all.flatMap(({ edges }) => edges).slice(0, MAX_EDGES),
    mistakes: all.flatMap(({ mistakes }) => mistakes),
    ...(isMarkdown(path) && { fences: all }),
  };
}

function topologyOf(file: string, chart: Flowchart, lines: LineIndex): TopologyFile {
  const names = tableNames(chart);
  const words = chart.mentions.map((mention): Word | undefined => {
    const name = names.get(mention.id);
    return name === undefined ? undefined : { text: name, place: placeOf(mention, lines) };
  });
  const mistakes = chart.problems.map(({ message, text, ...range }) => ({
    kind: message,
    text: flat(text ?? shown(file, range)),
    place: placeOf(range, lines),
  }));
  return {
    kind: 'topology',
    header: placeOf(chart.header, lines),
    nodes: nodesOf(chart, words, lines),
    edges: edgesOf(chart, words),
    bundles: bundlesOf(chart, names),
    mistakes,
  };
}

/** What stands there, as far as a message can show it. */
function shown(text: string, { start, end }: Range): string {
  return (text.slice(start, Math.min(end, start + MAX_SHOWN)).split(/[\r\n]/, 1)[0] ?? '').trim();
}

/** What the nodes of a flowchart stand for, by their ids. A subgraph that is named like a node is none. */
export function tableNames({ mentions, subgraphs }: Flowchart): ReadonlyMap<string, string> {
  const groups = new Set(subgraphs.map(({ id }) => id));
  const names = new Map<string, string>();
  for (const { id, label } of mentions) {
    if (groups.has(id)) continue;
    const line = label === undefined ? '' : firstLine(label.text);
    if (isOpaque(id) && isName(line)) names.set(id, flat(line));
    else if (!names.has(id)) names.set(id, flat(id));
  }
  return names;
}

/** `orders` of `orders<br/>raw`. */
export function firstLine(label: string): string {
  return (label.split(/<br\s*\/?>|\\n|[\r\n]/i, 1)[0] ?? '').trim();
}

/** Says nothing by itself: `A`, `n12`, `node3`. */
export function isOpaque(id: string): boolean {
  return /^(?:[A-Za-z]{1,2}|node|id|t)_?\d*$/.test(id);
}

/** One word that a table may be called. */
export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.$-]*$/u.test(text);
}

function nodesOf(
  { mentions, subgraphs, clicks, classUses }: Flowchart,
  words: readonly (Word | undefined)[],
  lines: LineIndex,
): TopologyFile['nodes'] {
  const links = new Map(clicks.map(({ node, link }) => [node.text, link?.text]));
  const within = subgraphs.map((): readonly string[] => []);
  for (const [index, { title, parent }] of subgraphs.entries())
    within[index] = [...(within[parent] ?? []), flat(title)].slice(-MAX_AROUND);
  const others = new Set(
    classUses.flatMap(({ text, of }) => (OTHER.has(text.toLowerCase()) ? of : [])).map(textOf),
  );
  const nodes = new Map<string, TopologyFile['nodes'][number]>();
  for (const [index, mention] of mentions.entries()) {
    const name = words[index];
    if (name === undefined) continue;
    const known = nodes.get(mention.id);
    const label = known?.label ?? labelOf(mention, lines);
    // A node is in the subgraph that names it, wherever it was named before.
    const around = known?.within.length ? known.within : (within[mention.subgraph] ?? []);
    const link = links.get(mention.id);
    const isOther = known?.isOther ?? (others.has(mention.id) || isOtherShape(mention));
    nodes.set(mention.id, {
      ...{ name: known?.name ?? name, label, within: around },
      ...(link !== undefined && { link: flat(link) }),
      ...(isOther && { isOther }),
    });
  }
  return [...nodes.values()];
}

/** Classes of what is no table. */
const OTHER: ReadonlySet<string> = new Set(['external', 'system', 'step', 'dashboard']);

/** Shapes that tables are drawn in; others are those of decisions, events, people and the like. */
const OF_TABLES =
  /^(?:square|round|rounded|stadium|subroutine|subproc|subprocess|proc|procs|process|processes|datastore|data-store|stored-data|internal-storage|das|disk|database|db|(?:h-|lin-)?cyl|(?:horizontal-|lined-)?cylinder|(?:\w+-)*rect|(?:\w+-)*rectangle)$/;

function isOtherShape({ shape }: NodeMention): boolean {
  return shape !== undefined && !OF_TABLES.test(shape);
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}

function labelOf({ label }: NodeMention, lines: LineIndex): Word | undefined {
  return label && { text: flat(label.text), place: placeOf(label, lines) };
}

function edgesOf(
  { links }: Flowchart,
  words: readonly (Word | undefined)[],
): TopologyFile['edges'] {
  const edges: TopologyFile['edges'][number][] = [];
  for (const { line, bothWays, from, to } of links) {
    if (line === 'invisible') continue;
    for (const a of from)
      for (const b of to) {
        const [source, target] = [words[a], words[b]];
        if (source === undefined || target === undefined) continue;
        if (edges.length >= MAX_EDGES) return edges;
        edges.push({ from: source, to: target });
        if (bothWays) edges.push({ from: target, to: source });
      }
  }
  return edges;
}

/** More arrows of whole subgraphs than these are not looked at. */
const MAX_BUNDLES = 100;

function bundlesOf(
  chart: Flowchart,
  names: ReadonlyMap<string, string>,
): NonNullable<TopologyFile['bundles']> {
  const { links, mentions, subgraphs } = chart;
  const ids = new Set(subgraphs.map(({ id }) => id));
  if (ids.size === 0) return [];
  const idOf = (index: number): string => mentions[index]?.id ?? '';
  const ofFrames = links
    .filter(
      ({ line, from, to }) =>
        line !== 'invisible' && [...from, ...to].some((at) => ids.has(idOf(at))),
    )
    .slice(0, MAX_BUNDLES);
  const within = ofFrames.length === 0 ? new Map<string, Set<string>>() : namesWithin(chart, names);
  return ofFrames.map(({ from, to }) => {
    const all = (ends: readonly number[]): string[] =>
      ends.flatMap((at) => [...(within.get(idOf(at)) ?? [names.get(idOf(at)) ?? ''])]);
    return { from: all(from), to: all(to) };
  });
}

/** The names of all nodes in each subgraph, those in subgraphs within it included. */
function namesWithin(
  { mentions, subgraphs }: Flowchart,
  names: ReadonlyMap<string, string>,
): Map<string, Set<string>> {
  const within = new Map(subgraphs.map(({ id }) => [id, new Set<string>()]));
  for (const { id, subgraph } of mentions) {
    const name = names.get(id);
    if (name === undefined) continue;
    for (let at = subgraphs[subgraph]; at !== undefined; at = subgraphs[at.parent])
      within.get(at.id)?.add(name);
  }
  return within;
}
