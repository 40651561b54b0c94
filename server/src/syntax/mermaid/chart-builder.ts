import type { Range } from '../../base/range.ts';
import type {
  Flowchart,
  FlowchartHeader,
  FlowchartProblemKind,
  Link,
  NodeMention,
  StatementKind,
  Subgraph,
  Word,
} from './flowchart.ts';
import type { Token, TokenKind } from './token.ts';
import type { TokenReader } from './token-reader.ts';

const LINE_ENDS: readonly TokenKind[] = ['line break', ';', 'last', 'end of text'];
const LINKS: readonly TokenKind[] = ['link', 'link start'];
const NO_IDS: readonly TokenKind[] = [
  ...(['style', 'linkStyle', 'interpolate', 'classDef', 'class'] as const),
  ...(['graph', 'subgraph', 'end', 'target', 'href', 'link id'] as const),
];

type Open<T> = { -readonly [K in keyof T]: T[K] };
type Lists = {
  [
    K in keyof Flowchart as Flowchart[K] extends readonly unknown[] ? K : never
  ]: Flowchart[K] extends readonly (infer Item)[] ? Item[] : never;
};

/** What has been read of a flowchart so far. */
export class ChartBuilder {
  readonly lists: Omit<Lists, 'mentions' | 'subgraphs'> = {
    statements: [],
    links: [],
    classDefinitions: [],
    classUses: [],
    styles: [],
    linkStyles: [],
    clicks: [],
    linkMentions: [],
    directions: [],
    comments: [],
    others: [],
    problems: [],
  };
  readonly mentions: Open<NodeMention>[] = [];
  readonly subgraphs: Open<Subgraph>[] = [];
  /** Indexes of the subgraphs around, from the outermost. */
  readonly around: number[] = [];
  /** Ids of links; what is said of them later reads like a node. */
  readonly linkIds = new Set<string>();
  readonly nodeIds = new Set<string>();
  /** Ids of subgraphs whose `end` was there: what is said of them later reads like a node. */
  readonly closedSubgraphs = new Set<string>();
  /** The token at which the statement could not go on. */
  broken: Token | undefined;
  /** As Mermaid counts them. */
  edges = 0;
  readonly #reader: TokenReader;

  constructor(reader: TokenReader) {
    this.#reader = reader;
  }

  get subgraph(): number {
    return this.around.at(-1) ?? -1;
  }

  statement(kind: StatementKind, range: Range, subgraph: number = this.subgraph): Range {
    const place = this.#reader.place(range);
    this.lists.statements.push({ kind, subgraph, ...place });
    return place;
  }

  /** A place that names a node; gives its index. */
  mention({ text: id, start, end }: Word): number {
    const { subgraph } = this;
    const [label, shape, whole] = [undefined, undefined, { start, end }];
    this.nodeIds.add(id);
    return this.mentions.push({ id, label, whole, shape, subgraph, start, end }) - 1;
  }

  link(link: Link, edges: number): void {
    this.lists.links.push(link);
    if (link.id !== undefined) this.linkIds.add(link.id.text);
    this.edges += edges;
  }

  /** `end`. */
  closeSubgraph(end: Range): void {
    const index = this.around.pop();
    const subgraph = index === undefined ? undefined : this.subgraphs[index];
    const place = this.statement('end', end);
    if (subgraph === undefined) this.problem('unmatched-end', end);
    else {
      subgraph.close = place;
      subgraph.whole = { start: subgraph.whole.start, end: place.end };
      if (subgraph.named) this.closedSubgraphs.add(subgraph.id);
    }
  }

  /** Says which subgraphs are not closed, and sorts. */
  finish(header: FlowchartHeader, length: number): Flowchart {
    for (const index of this.around) {
      const subgraph = this.subgraphs[index];
      if (subgraph === undefined) continue;
      const { start, end, title, whole } = subgraph;
      subgraph.whole = { start: whole.start, end: length };
      const message = 'missing-end';
      this.lists.problems.push({ message, start, end, text: title });
    }
    const { statements, problems, ...lists } = this.lists;
    return {
      ...{ header, ...lists, mentions: this.mentions, subgraphs: this.subgraphs },
      statements: statements.toSorted((a, b) => a.start - b.start),
      problems: problems.toSorted((a, b) => a.start - b.start),
    };
  }

  /** In offsets of the prepared text. */
  problem(message: FlowchartProblemKind, range: Range, text?: string): void {
    const place = this.#reader.place(range);
    this.lists.problems.push({ message, ...place, ...(text === undefined ? {} : { text }) });
  }

  /** The next token cannot stand here; `opened` is what it should have closed. */
  unexpected(message: FlowchartProblemKind, opened?: Range): void {
    const { next, last } = this.#reader;
    this.broken = next;
    const words = this.#words(next);
    if (words.startsWith('%%')) {
      this.problem('trailing-comment', next);
      return;
    }
    const isLineEnd = words === '' || LINE_ENDS.includes(next.kind);
    if (next.problem !== undefined) {
      const isLabel = next.problem === 'unclosed-shape' && message === 'unclosed-link-text';
      const isQuote = next.problem === 'unclosed-quote';
      this.fail(isLabel ? message : next.problem, isQuote ? next : (opened ?? next));
    } else if (isLineEnd || (opened !== undefined && next.kind === 'bad'))
      this.fail(message, opened ?? last);
    else if (message === 'missing-node' && NO_IDS.includes(next.kind))
      this.problem('bad-id', next, words);
    else if (opened !== undefined)
      this.problem(this.#isQuoted(opened) ? 'inner-quote' : 'unquoted-text', next, words);
    else if (message === 'missing-node' && !LINKS.includes(next.kind))
      this.problem('unexpected-text', next, words);
    else this.problem(message, next, words);
  }

  /** The statement cannot go on because of what stands there. */
  fail(message: FlowchartProblemKind, range: Range): void {
    this.broken = this.#reader.next;
    this.problem(message, range, this.#words(range));
  }

  /** What was opened has a text in quotes, which ended before it was closed. */
  #isQuoted({ end }: Range): boolean {
    return this.#reader.text({ start: end, end: end + 1 }) === '"';
  }

  /** No more than the words can show. */
  #words(range: Range): string {
    const { text } = this.#reader.word(range);
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
  }
}
