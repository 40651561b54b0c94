import type { TextEdit } from '../../../base/text-edit.ts';
import type { Range } from '../../../base/range.ts';
import type { Flowchart, Link } from '../../../syntax/mermaid/flowchart.ts';
import { chainsOf, indentAt, lineBreakOf, removal, type Chain } from './chart-chains.ts';

/** What is to go, by the ids of nodes. */
export interface Gone {
  isEdge(from: string, to: string): boolean;
  isNode(id: string): boolean;
}

/** Edits that take edges and nodes out of a flowchart. Nodes that only a removed edge named stay, with their labels. */
export function removeFromChart(text: string, chart: Flowchart, gone: Gone): readonly TextEdit[] {
  const cutter = new Cutter(text, chart, gone);
  const chains = chainsOf(chart).map((chain) => ({ chain, parts: cutter.cut(chain) }));
  for (const { chain, parts } of chains) cutter.note(chain, parts);
  return [
    ...chains.flatMap(({ chain, parts }) => {
      if (parts === undefined) return [];
      const lines = cutter.lines(chain, parts);
      const newText = lines.join(lineBreakOf(text) + indentAt(text, chain.start));
      const range = { start: chain.start, end: chain.end };
      return [{ range: newText === '' ? removal(text, range) : range, newText }];
    }),
    ...aboutNodes(text, chart, gone),
    ...linkStyles(text, chart, gone),
  ];
}

/** A piece of a chain: what is left of it as it stands, a link with fewer ends, or nodes that may have to stay. */
type Part =
  | { readonly kind: 'whole'; readonly groups: readonly (readonly number[])[] }
  | { readonly kind: 'text'; readonly text: string; readonly mentions: readonly number[] }
  | { readonly kind: 'nodes'; readonly mentions: readonly number[] };

class Cutter {
  readonly #text: string;
  readonly #chart: Flowchart;
  readonly #gone: Gone;
  /** Ids of nodes that are still named, and the same with the subgraph in which they are. */
  readonly #named = new Set<string>();

  constructor(text: string, chart: Flowchart, gone: Gone) {
    this.#text = text;
    this.#chart = chart;
    this.#gone = gone;
  }

  /** Undefined where everything stays. */
  cut({ groups, links }: Chain): readonly Part[] | undefined {
    const isLoose = links.length === 0 && groups.flat().some((at) => this.#isGone(at));
    if (!isLoose && !links.some((link) => this.#isCut(link))) return undefined;
    const parts: Part[] = [];
    let first = 0;
    const close = (end: number): void => {
      const whole = groups.slice(first, end);
      if (whole.length > 1) parts.push({ kind: 'whole', groups: whole });
      else parts.push({ kind: 'nodes', mentions: whole.flat() });
    };
    for (const [index, link] of links.entries()) {
      if (!this.#isCut(link)) continue;
      close(index + 1);
      parts.push(...this.#comments(groups, index), ...this.#rest(link));
      first = index + 1;
    }
    close(groups.length);
    return parts;
  }

  /** Notes which nodes are named by what stays for sure. */
  note({ groups, subgraph }: Chain, parts: readonly Part[] | undefined): void {
    const stays =
      parts?.flatMap((part) =>
        part.kind === 'whole' ? part.groups.flat() : part.kind === 'text' ? part.mentions : [],
      ) ?? groups.flat();
    for (const at of stays) this.#note(at, subgraph);
  }

  lines({ subgraph }: Chain, parts: readonly Part[]): readonly string[] {
    return parts.flatMap((part) => {
      if (part.kind === 'text') return [part.text];
      if (part.kind === 'whole') return [this.#slice(part.groups.flat())];
      const needed = part.mentions.filter((at) => this.#isNeeded(at, subgraph));
      for (const at of needed) this.#note(at, subgraph);
      if (needed.length === 0) return [];
      return needed.length === part.mentions.length
        ? [this.#slice(needed)]
        : [needed.map((at) => this.#slice([at])).join(' & ')];
    });
  }

  #note(at: number, subgraph: number): void {
    const id = this.#idOf(at);
    this.#named.add(id).add(`${String(subgraph)} ${id}`);
  }

  /** It says more than an id, or nothing else names the node, or puts it into the subgraph. */
  #isNeeded(at: number, subgraph: number): boolean {
    const mention = this.#chart.mentions[at];
    if (mention === undefined || this.#isGone(at)) return false;
    if (mention.whole.end > mention.end || !this.#named.has(mention.id)) return true;
    return subgraph !== -1 && !this.#named.has(`${String(subgraph)} ${mention.id}`);
  }

  /** What is left of a link that loses some of its edges; one that points both ways may lose one way. */
  #rest(link: Link): readonly Part[] {
    const { from, to, bothWays, start, whole } = link;
    const isGone = (a: number, b: number): boolean => this.#isEdgeGone(a, b);
    const isBackGone = (a: number, b: number): boolean => bothWays && isGone(b, a);
    const signs = this.#text.slice(whole.start, whole.end).trim();
    // The id of a link is its own.
    const more = this.#text.slice(start, whole.end).trim();
    const oneWay = more.replace(/^[<xo]/, '');
    return [
      ...this.#pieces(from, to, [signs, more], (a, b) => !isGone(a, b) && !isBackGone(a, b)),
      ...this.#pieces(from, to, [oneWay, oneWay], (a, b) => !isGone(a, b) && isBackGone(a, b)),
      ...this.#pieces(to, from, [oneWay, oneWay], (b, a) => {
        return bothWays && isGone(a, b) && !isGone(b, a);
      }),
    ];
  }

  /** Links between those that stay together: beginnings that still lead to the same ends stay in one. */
  #pieces(
    sources: readonly number[],
    targets: readonly number[],
    [first, more]: readonly [string, string],
    stays: (from: number, to: number) => boolean,
  ): readonly Part[] {
    const together = new Map<string, { readonly from: number[]; readonly to: readonly number[] }>();
    for (const from of sources) {
      const to = targets.filter((one) => stays(from, one));
      const known = together.get(to.join());
      if (known !== undefined) known.from.push(from);
      else if (to.length > 0) together.set(to.join(), { from: [from], to });
    }
    return Array.from(together.values(), ({ from, to }, at): Part => {
      const ends = [from, to].map((one) => one.map((id) => this.#idOf(id)).join(' & '));
      const text = ends.join(` ${at === 0 ? first : more} `);
      return { kind: 'text', text, mentions: [...from, ...to] };
    });
  }

  /** Comments between the two ends of a link that is cut. */
  #comments(groups: Chain['groups'], index: number): readonly Part[] {
    const start = this.#chart.mentions[groups[index]?.at(-1) ?? -1]?.whole.end ?? 0;
    const end = this.#chart.mentions[groups[index + 1]?.[0] ?? -1]?.start ?? 0;
    return this.#chart.comments
      .filter((one) => start <= one.start && one.end <= end)
      .map((one) => ({
        ...{ kind: 'text', text: this.#text.slice(one.start, one.end).trim(), mentions: [] },
      }));
  }

  #slice(mentions: readonly number[]): string {
    const [first, last] = [mentions[0] ?? -1, mentions.at(-1) ?? -1];
    const { mentions: all } = this.#chart;
    return this.#text.slice(all[first]?.whole.start, all[last]?.whole.end);
  }

  #isCut({ from, to, bothWays }: Link): boolean {
    return from.some((a) =>
      to.some((b) => this.#isEdgeGone(a, b) || (bothWays && this.#isEdgeGone(b, a))),
    );
  }

  #isEdgeGone(from: number, to: number): boolean {
    if (this.#isGone(from) || this.#isGone(to)) return true;
    return this.#gone.isEdge(this.#idOf(from), this.#idOf(to));
  }

  #isGone(at: number): boolean {
    return this.#gone.isNode(this.#idOf(at));
  }

  #idOf(at: number): string {
    return this.#chart.mentions[at]?.id ?? '';
  }
}

/** Clicks, styles and classes of nodes that go. */
function aboutNodes(text: string, chart: Flowchart, gone: Gone): readonly TextEdit[] {
  const isGone = (word: { readonly text: string }): boolean => gone.isNode(word.text);
  const whole: Range[] = [...chart.clicks, ...chart.styles]
    .filter(({ node }) => isGone(node))
    // A text in quotes may end before its quote.
    .map(({ start, end }) => ({ start, end: text[end] === '"' ? end + 1 : end }));
  const pieces: Range[] = [];
  for (const { start, end } of chart.statements.filter(({ kind }) => kind === 'class')) {
    const of = chart.classUses.find((one) => start <= one.start && one.end <= end)?.of ?? [];
    const out = of.filter(isGone);
    if (out.length === of.length && out.length > 0) whole.push({ start, end });
    else for (const word of out) pieces.push(fromList(word, of));
  }
  return [...whole.map((range) => removal(text, range)), ...pieces].map((range) => ({
    range,
    newText: '',
  }));
}

/** A word with the comma on its side. */
function fromList(word: Range, list: readonly Range[]): Range {
  const at = list.indexOf(word);
  const [before, next] = [list[at - 1], list[at + 1]];
  return next === undefined
    ? { start: before?.end ?? word.start, end: word.end }
    : { start: word.start, end: next.start };
}

/** Styles of links go by numbers, which are others behind a link that goes. */
function linkStyles(text: string, chart: Flowchart, gone: Gone): readonly TextEdit[] {
  if (chart.linkStyles.length === 0) return [];
  const idOf = (at: number): string => chart.mentions[at]?.id ?? '';
  const numbers: (number | undefined)[] = [];
  let count = 0;
  for (const { from, to, bothWays } of chart.links)
    for (const a of from)
      for (const b of to) {
        const [source, target] = [idOf(a), idOf(b)];
        const isCut = gone.isEdge(source, target) && (!bothWays || gone.isEdge(target, source));
        const isGone = gone.isNode(source) || gone.isNode(target) || isCut;
        numbers.push(isGone ? undefined : count++);
      }
  return chart.linkStyles.flatMap(({ start, end, links }): readonly TextEdit[] => {
    const [first, last] = [links[0], links.at(-1)];
    if (first === undefined || last === undefined) return [];
    const kept = links.flatMap((word) => numbers[Number(word.text)] ?? []).map(String);
    if (kept.length === 0) return [{ range: removal(text, { start, end }), newText: '' }];
    const newText = kept.join(',');
    if (newText === links.map((word) => word.text).join(',')) return [];
    return [{ range: { start: first.start, end: last.end }, newText }];
  });
}
