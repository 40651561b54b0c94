import type { Range } from '../../base/range.ts';

/** What a flowchart of Mermaid says. Offsets count from the start of the file. */
export interface Flowchart {
  /** The keyword that makes it a flowchart, and the direction behind it. */
  readonly header: FlowchartHeader;
  /** Every place where a node is named, in source order. */
  readonly mentions: readonly NodeMention[];
  readonly links: readonly Link[];
  readonly subgraphs: readonly Subgraph[];
  /** `classDef`, with the names of the classes that it says something of. */
  readonly classDefinitions: readonly Word[];
  /** Every place that gives a class to a node or subgraph: `class a,b done`, `a:::done`. */
  readonly classUses: readonly ClassUse[];
  readonly clicks: readonly Click[];
  /** `direction LR`, each in its subgraph. */
  readonly directions: readonly (Word & { readonly subgraph: number })[];
  /** `%%`, without directives. */
  readonly comments: readonly Range[];
  /** All other statements: `style`, `linkStyle`, `accTitle`, directives, front matter. */
  readonly others: readonly Range[];
  /** Empty exactly where Mermaid accepts the diagram. In source order; the first is what Mermaid would stop at. */
  readonly problems: readonly FlowchartProblem[];
}

export interface FlowchartHeader extends Range {
  readonly keyword: string;
  readonly direction: Word | undefined;
}

export interface Word extends Range {
  readonly text: string;
}

export interface ClassUse extends Word {
  /** Ids of what gets the class, each where it stands. */
  readonly of: readonly Word[];
}

/** `click a href "..."`, `click a call f()`: the range is that of the statement. */
export interface Click extends Range {
  readonly node: Word;
  readonly link: Word | undefined;
}

/** A key of the words for it, and where it is. */
export interface FlowchartProblem extends Range {
  readonly message: FlowchartProblemKind;
  /** What stands there, where the words name it. */
  readonly text?: string;
}

/** A place that names a node; the range is that of its id. */
export interface NodeMention extends Range {
  readonly id: string;
  readonly label: Label | undefined;
  /** Index of the innermost subgraph around it, -1 outside of all. */
  readonly subgraph: number;
}

/** What is shown, without quotes and the backticks of Markdown labels. */
export interface Label extends Range {
  readonly text: string;
}

/** An arrow or line; the range is that of its signs. */
export interface Link extends Range {
  readonly line: 'normal' | 'thick' | 'dotted' | 'invisible';
  /** It has a head at its beginning, too: `<-->`. */
  readonly bothWays: boolean;
  /** Indexes of mentions: several of `A & B --> C & D`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The range is that of its id, or of the title where it has no other. */
export interface Subgraph extends Range {
  readonly id: string;
  readonly title: string;
  /** Index of the subgraph around it, or -1. */
  readonly parent: number;
}

export type FlowchartProblemKind =
  | 'unexpected-text'
  | 'missing-node'
  | 'missing-end'
  | 'unmatched-end'
  | 'unclosed-shape'
  | 'unclosed-quote'
  | 'unclosed-link-text'
  | 'bad-link'
  | 'bad-id'
  | 'bad-statement';
