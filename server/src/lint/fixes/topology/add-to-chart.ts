import type { TextEdit } from '../../../base/text-edit.ts';
import { tableNames } from '../../../model/read-topology.ts';
import type { Flowchart, Link, NodeMention } from '../../../syntax/mermaid/flowchart.ts';
import { chainsOf, indentAt, lineBreakOf, lineEnd, type Chain } from './chart-chains.ts';
import type { NamePair, NewNode } from './topology-change.ts';

/** Lines that come into a flowchart, at the ends of lines that are there. */
class NewLines {
  readonly #text: string;
  readonly #chart: Flowchart;
  readonly #at = new Map<number, string[]>();

  constructor(text: string, chart: Flowchart) {
    this.#text = text;
    this.#chart = chart;
  }

  /** Behind a statement, indented like it. */
  behind({ start, end }: Chain, line: string): void {
    let at = lineEnd(this.#text, end);
    // Another statement may begin on the same line and go on.
    for (const one of this.#chart.statements)
      if (one.start < at && at < one.end) at = lineEnd(this.#text, one.end);
    this.#add(at, indentAt(this.#text, start) + line);
  }

  atEnd(line: string): void {
    const last = chainsOf(this.#chart).findLast(({ subgraph }) => subgraph === -1);
    const indent = last === undefined ? '  ' : indentAt(this.#text, last.start);
    this.#add(this.#text.trimEnd().length, indent + line);
  }

  #add(at: number, line: string): void {
    const lines = this.#at.get(at);
    if (lines === undefined) this.#at.set(at, [line]);
    else lines.push(line);
  }

  edits(): readonly TextEdit[] {
    const eol = lineBreakOf(this.#text);
    return Array.from(this.#at, ([at, lines]) => ({
      range: { start: at, end: at },
      newText: lines.map((line) => eol + line).join(''),
    }));
  }
}

/**
 * Declares new nodes behind those that they are beside. In flowcharts that declare nodes outside of subgraphs only where
 * edges name them, a node there that has an edge is left to it.
 */
export function addNodes(
  text: string,
  chart: Flowchart,
  nodes: readonly NewNode[],
  edges: readonly NamePair[],
): readonly TextEdit[] {
  const ids = idsByName(chart);
  const chains = chainsOf(chart);
  const lines = new NewLines(text, chart);
  const declares = chains.some(({ links, subgraph }) => links.length === 0 && subgraph === -1);
  const taken = takenIds(chart);
  const coming = new Set([...ids.keys(), ...nodes.map(({ name }) => name)]);
  const connected = new Set(edges.filter((ends) => ends.every((one) => coming.has(one))).flat());
  for (const { name, beside } of nodes) {
    if (ids.has(name)) continue;
    const model = beside === undefined ? undefined : ids.get(beside);
    const home = model === undefined ? undefined : homeOf(model, chart, chains);
    const id = freeId(name, taken);
    taken.add(id);
    const shape = shapeOf(text, name, id, home?.mention);
    const isOutside = home === undefined || home.chain.subgraph === -1;
    const isPlain = shape === '' || (id === name && shape === `[${name}]`);
    if (!declares && isOutside && isPlain && connected.has(name)) continue;
    const declared = id + shape;
    const isDeclared = home?.chain.links.length === 0;
    if (home !== undefined && (isDeclared || !isOutside)) lines.behind(home.chain, declared);
    else lines.atEnd(declared);
  }
  return lines.edits();
}

/** Of several nodes with one name the first. */
function idsByName(chart: Flowchart): ReadonlyMap<string, string> {
  const all = Array.from(tableNames(chart), ([id, name]) => [name, id] as const);
  return new Map(all.reverse());
}

interface Home {
  readonly chain: Chain;
  readonly mention: NodeMention;
}

/** Where a node is declared: in its subgraph, best with its shape. */
function homeOf(id: string, chart: Flowchart, chains: readonly Chain[]): Home | undefined {
  const homes = chains.flatMap((chain) =>
    chain.groups.flat().flatMap((at): Home[] => {
      const mention = chart.mentions[at];
      return mention?.id === id ? [{ chain, mention }] : [];
    }),
  );
  const rank = ({ chain, mention }: Home): number =>
    (chain.subgraph === -1 ? 0 : 4) +
    (mention.label === undefined ? 0 : 2) +
    (chain.links.length === 0 ? 1 : 0);
  return homes.sort((a, b) => rank(b) - rank(a))[0];
}

/** The shape of another node with the name of the new one; without one only a name that is no id is written. */
function shapeOf(text: string, name: string, id: string, like: NodeMention | undefined): string {
  if (like?.label === undefined) return id === name ? '' : `["${name}"]`;
  const { end, whole, label } = like;
  return text.slice(end, label.start) + name + text.slice(label.end, whole.end);
}

const RESERVED =
  /^(?:end|graph|flowchart|subgraph|style|linkStyle|classDef|class|click|href|call|default|interpolate|direction)(?![A-Za-z0-9_])/i;

/** The name, where Mermaid reads it as an id; another one with the name for a label otherwise. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const isId = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !RESERVED.test(name);
  if (isId && !taken.has(name)) return name;
  let number = 1;
  while (taken.has(`t${String(number)}`)) number++;
  return `t${String(number)}`;
}

function takenIds({ mentions, subgraphs, linkMentions }: Flowchart): Set<string> {
  return new Set([
    ...mentions.map(({ id }) => id),
    ...subgraphs.map(({ id }) => id),
    ...linkMentions.map(({ text }) => text),
  ]);
}

/** Draws edges in the style of the file, next to others of the same end or beginning. */
export function addEdges(
  text: string,
  chart: Flowchart,
  edges: readonly NamePair[],
  nodes: readonly NewNode[],
): readonly TextEdit[] {
  if (edges.length === 0) return [];
  // Nodes that are left to their edges are not there yet.
  const ids = new Map([...nodes.map(({ name }) => [name, name] as const), ...idsByName(chart)]);
  const anchors = new Anchors(chart);
  const lines = new NewLines(text, chart);
  const fallback = usualSigns(text, chart);
  for (const [source, target] of edges) {
    const [from, to] = [ids.get(source), ids.get(target)];
    if (from === undefined || to === undefined || anchors.isDrawn(from, to)) continue;
    const anchor = anchors.of(from, to);
    const link = anchor?.links.find(isPlain);
    const signs = link === undefined ? fallback : text.slice(link.start, link.end);
    const line = `${from} ${signs} ${to}`;
    if (anchor === undefined) lines.atEnd(line);
    else lines.behind(anchor, line);
  }
  return lines.edits();
}

/** The statements next to which new edges may stand. */
class Anchors {
  readonly #byEnd = new Map<string, Chain>();
  readonly #last: Chain | undefined;
  readonly #within = new Map<string, Set<number>>();
  readonly #drawn = new Set<string>();
  /** Styles of links go by their numbers: a new one must come behind them all. */
  readonly #onlyLast: boolean;

  constructor(chart: Flowchart) {
    const { mentions, linkStyles } = chart;
    const idOf = (at: number): string => mentions[at]?.id ?? '';
    this.#onlyLast = linkStyles.length > 0;
    const linked = chainsOf(chart).filter(({ links }) => links.length > 0);
    for (const chain of linked)
      for (const { from, to } of chain.links)
        for (const a of from)
          for (const b of to) {
            this.#byEnd.set(`from ${idOf(a)}`, chain).set(`to ${idOf(b)}`, chain);
            this.#drawn.add(`${idOf(a)} ${idOf(b)}`);
          }
    this.#last = linked.at(-1);
    for (const { id, subgraph } of mentions)
      this.#within.set(id, (this.#within.get(id) ?? new Set()).add(subgraph));
  }

  isDrawn(from: string, to: string): boolean {
    return this.#drawn.has(`${from} ${to}`);
  }

  /** A subgraph takes in the nodes that an edge within it names, so both must be there already. */
  of(from: string, to: string): Chain | undefined {
    const near = this.#onlyLast
      ? []
      : [this.#byEnd.get(`to ${to}`), this.#byEnd.get(`from ${from}`)];
    return [...near, this.#last].find(
      (chain) =>
        chain !== undefined &&
        (chain.subgraph === -1 || (this.#isIn(from, chain) && this.#isIn(to, chain))),
    );
  }

  #isIn(id: string, { subgraph }: Chain): boolean {
    return this.#within.get(id)?.has(subgraph) === true;
  }
}

function isPlain({ line, bothWays, label }: Link): boolean {
  return line !== 'invisible' && !bothWays && label === undefined;
}

/** The signs that most edges are drawn with. */
function usualSigns(text: string, { links }: Flowchart): string {
  const counts = new Map<string, number>();
  for (const link of links) {
    if (!isPlain(link)) continue;
    const signs = text.slice(link.start, link.end);
    counts.set(signs, (counts.get(signs) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '-->';
}
