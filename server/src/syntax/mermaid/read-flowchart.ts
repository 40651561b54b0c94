import type { Flowchart, FlowchartHeader, Link, NodeMention, Subgraph } from './flowchart.ts';
import { readLink } from './read-link.ts';
import { readNode, readShape } from './read-node.ts';
import { Scanner } from './scanner.ts';

const FRONT_MATTER = /\uFEFF?\s*---[^\S\r\n]*\r?\n/y;
const FRONT_MATTER_END = /^[^\S\r\n]*---[^\S\r\n]*$/m;
const HEADER = /(?:flowchart(?:-elk)?|graph)(?=[\s;]|$)(?:[^\S\r\n]+(?:TB|TD|BT|RL|LR|[<>^v]))?/y;
const DIRECTIVE = /%%\{/y;
/** Statements that say how things look, or what a click does. */
const OTHER = /(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)(?=[\s:{])/y;
const END = /end(?=[\s;]|$)/y;
const SUBGRAPH = /subgraph(?=[\s;]|$)/y;

/** Reads a flowchart; undefined for diagrams of other kinds. Never fails: what cannot be read is left out to the end of its line. */
export function readFlowchart(text: string): Flowchart | undefined {
  const scanner = new Scanner(text);
  skipPreamble(scanner);
  const header = scanner.take(HEADER);
  if (header === undefined) return undefined;
  const [keyword] = header;
  const reader = new Reader(scanner, {
    ...{ keyword, direction: undefined, start: header.index, end: scanner.at },
  });
  while (!scanner.done) reader.statement();
  return reader.flowchart();
}

function skipPreamble(scanner: Scanner): void {
  if (scanner.take(FRONT_MATTER) !== undefined) {
    const end = FRONT_MATTER_END.exec(scanner.text.slice(scanner.at));
    scanner.at = end === null ? scanner.text.length : scanner.at + end.index + end[0].length;
  } else scanner.take(/\uFEFF/y);
  skipBetween(scanner);
}

/** White space, comments and directives. */
function skipBetween(scanner: Scanner): void {
  scanner.skipLines();
  while (scanner.take(DIRECTIVE) !== undefined) {
    const end = scanner.text.indexOf('}%%', scanner.at);
    scanner.at = end < 0 ? scanner.text.length : end + 3;
    scanner.skipLines();
  }
}

class Reader {
  readonly #scanner: Scanner;
  readonly #mentions: NodeMention[] = [];
  readonly #links: Link[] = [];
  readonly #subgraphs: Subgraph[] = [];
  /** Ids of links; what is said of them later reads like a node. */
  readonly #linkIds = new Set<string>();
  #subgraph = -1;
  readonly #statements: Flowchart['statements'][number][] = [];
  readonly #clicks: Flowchart['clicks'][number][] = [];

  readonly #header: FlowchartHeader;

  constructor(scanner: Scanner, header: FlowchartHeader) {
    this.#scanner = scanner;
    this.#header = header;
  }

  flowchart(): Flowchart {
    return {
      header: this.#header,
      statements: this.#statements,
      mentions: this.#mentions,
      links: this.#links,
      subgraphs: this.#subgraphs,
      classDefinitions: [],
      classUses: [],
      styles: [],
      linkStyles: [],
      clicks: this.#clicks,
      linkMentions: [],
      directions: [],
      comments: [],
      others: [],
      problems: [],
    };
  }

  /** Takes at least one character. */
  statement(): void {
    const scanner = this.#scanner;
    skipBetween(scanner);
    if (scanner.done || scanner.take(/;+/y) !== undefined) return;
    if (scanner.take(END) !== undefined)
      this.#subgraph = this.#subgraphs[this.#subgraph]?.parent ?? -1;
    else if (scanner.take(SUBGRAPH) !== undefined) this.#readSubgraph();
    else if (scanner.sees(OTHER)) this.#skipOther();
    else {
      const start = scanner.at;
      const count = this.#mentions.length;
      this.#readChain();
      const end = this.#mentions.at(-1)?.whole.end ?? start;
      if (this.#mentions.length > count)
        this.#statements.push({ kind: 'chain', start, end, subgraph: this.#subgraph });
    }
  }

  #skipOther(): void {
    const scanner = this.#scanner;
    if (scanner.take(/accDescr\s*\{[^}]*\}?/y) !== undefined) return;
    // Addresses and texts may hold semicolons.
    if (scanner.sees(/click|acc/y)) {
      const start = scanner.at;
      const m = /click\s+(\S+)\s+(?:href\s+)?"([^"]*)"/y;
      m.lastIndex = start;
      const f = m.exec(scanner.text);
      scanner.skipLine();
      if (f)
        this.#clicks.push({
          start,
          end: scanner.at,
          node: { text: f[1] ?? '', start: start + 6, end: start + 6 + (f[1] ?? '').length },
          link: { text: f[2] ?? '', start, end: start },
        });
    } else scanner.take(/[^;\r\n]+/y);
  }

  #readSubgraph(): void {
    const scanner = this.#scanner;
    scanner.skipBlanks();
    const start = scanner.at;
    const quoted = scanner.takeQuoted();
    const written = quoted ?? this.#subgraphId();
    scanner.skipBlanks();
    const title = quoted === undefined ? readShape(scanner)?.text : undefined;
    const { start: from, end, text } = written ?? { start, end: start, text: '' };
    this.#subgraphs.push({
      ...{ id: text, title: title ?? text, parent: this.#subgraph },
      ...{ named: true, label: undefined, whole: { start: from, end }, close: undefined },
      ...{ start: from, end },
    });
    this.#subgraph = this.#subgraphs.length - 1;
    scanner.take(/[^;\r\n]+/y);
  }

  /** Up to its shape: without one several words are the title. */
  #subgraphId(): { start: number; end: number; text: string } | undefined {
    const scanner = this.#scanner;
    const start = scanner.at;
    const text = scanner.take(/[^[({;\r\n@]+/y)?.[0].trimEnd();
    return text === undefined ? undefined : { start, end: start + text.length, text };
  }

  /** Nodes with links between them: `A & B --> C --> D`. */
  #readChain(): void {
    const scanner = this.#scanner;
    let from = this.#readNodes();
    if (from.length === 0) {
      scanner.skipLine();
      return;
    }
    for (;;) {
      const before = scanner.at;
      // A link may stand on the next line, and so may what it leads to.
      scanner.skipLines();
      const here = scanner.at;
      const linkStart = scanner.at;
      const link = readLink(scanner);
      const linkEnd = scanner.at;
      if (link === undefined) {
        if (scanner.at === here) scanner.at = before;
        break;
      }
      if (link.id !== undefined) this.#linkIds.add(link.id);
      scanner.skipLines();
      const to = scanner.sees(END) || scanner.sees(SUBGRAPH) ? [] : this.#readNodes();
      const { line, bothWays, start, end } = link;
      if (to.length === 0) return;
      const rest = { id: undefined, label: undefined, head: 'point', length: 1 } as const;
      this.#links.push({
        ...rest,
        line,
        bothWays,
        start,
        end,
        whole: { start: linkStart, end: linkEnd },
        from,
        to,
      });
      from = to;
    }
    scanner.skipBlanks();
    if (!scanner.sees(/[;\r\n]|%%|$/y)) scanner.skipLine();
  }

  /** Indexes of the mentions of `A & B`. */
  #readNodes(): readonly number[] {
    const scanner = this.#scanner;
    const found: number[] = [];
    for (;;) {
      const node = readNode(scanner);
      if (node === undefined) return found;
      if (!this.#linkIds.has(node.id)) {
        const { start } = node;
        this.#mentions.push({
          ...{
            ...node,
            whole: { start, end: scanner.at },
            shape: undefined,
            subgraph: this.#subgraph,
          },
        });
        found.push(this.#mentions.length - 1);
      }
      const before = scanner.at;
      scanner.skipLines();
      if (scanner.take(/&\s*/y) === undefined) {
        scanner.at = before;
        return found;
      }
    }
  }
}
