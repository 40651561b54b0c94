import type { Range } from '../../base/range.ts';

/** What a flowchart of Mermaid says. Offsets count from the start of the file. */
export interface Flowchart {
  /** The keyword that makes it a flowchart, and the direction behind it. */
  readonly header: FlowchartHeader;
  /** Every statement, comment, directive and the front matter, in source order; none overlap. For formatting and folding. */
  readonly statements: readonly Statement[];
  /** Every place in a chain of nodes and links where a node or subgraph is named, in source order. */
  readonly mentions: readonly NodeMention[];
  readonly links: readonly Link[];
  readonly subgraphs: readonly Subgraph[];
  /** `classDef`, with the names of the classes that it says something of. */
  readonly classDefinitions: readonly Word[];
  /** Every place that gives a class to a node or subgraph: `class a,b done`, `a:::done`. */
  readonly classUses: readonly ClassUse[];
  /** `style a fill:#fff`: makes a node where there is none. */
  readonly styles: readonly StyleUse[];
  readonly linkStyles: readonly LinkStyle[];
  readonly clicks: readonly Click[];
  /** `e1@{ animate: true }`: what is said of links by their ids, each where it stands. */
  readonly linkMentions: readonly Word[];
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

/** `style a,b fill:#fff`: the range is that of the statement. */
export interface StyleUse extends Range {
  readonly node: Word;
}

/** `linkStyle 0,3 stroke:#f00`: the range is that of the statement. */
export interface LinkStyle extends Range {
  /** Numbers of links as Mermaid counts them, from 0: `A & B --> C` is two. Empty for `default`. */
  readonly links: readonly Word[];
}

/** A statement without its separator. The one that begins a subgraph ends before its body. */
export interface Statement extends Range {
  readonly kind: StatementKind;
  /** Index of the innermost subgraph around it, -1 outside of all; `subgraph` and `end` stand in what is around both. */
  readonly subgraph: number;
}

export type StatementKind =
  | 'front-matter'
  | 'directive'
  | 'comment'
  | 'header'
  | 'chain'
  | 'subgraph'
  | 'end'
  | 'direction'
  | 'style'
  | 'link-style'
  | 'class-definition'
  | 'class'
  | 'click'
  | 'accessibility'
  /** What could not be read. */
  | 'unknown';

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
  /** With its shape, metadata and class. */
  readonly whole: Range;
  /** As Mermaid calls it: `round`, `cylinder`, `cyl`; undefined where none is given. */
  readonly shape: string | undefined;
  /** Index of the innermost subgraph around it, -1 outside of all. */
  readonly subgraph: number;
}

/** What is shown, without quotes and the backticks of Markdown labels. */
export interface Label extends Range {
  readonly text: string;
}

/** An arrow or line; the range is that of its signs: from the first to the last where a text stands between. */
export interface Link extends Range {
  /** `e1@-->`: without the `@`. */
  readonly id: Word | undefined;
  readonly label: Label | undefined;
  /** With its id and its text in pipes. */
  readonly whole: Range;
  readonly head: 'none' | 'point' | 'circle' | 'cross';
  /** How many ranks it spans at least: 1 for `-->`, 2 for `--->`. */
  readonly length: number;
  readonly line: 'normal' | 'thick' | 'dotted' | 'invisible';
  /** It has a head at its beginning, too: `<-->`. */
  readonly bothWays: boolean;
  /** Indexes of mentions: several of `A & B --> C & D`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The range is that of its id, or of the title where it has no other. */
export interface Subgraph extends Range {
  /** As written. Mermaid makes up another one for titles of several words: see `named`. */
  readonly id: string;
  /** Others can refer to it: its id is one word, or has a title beside it. */
  readonly named: boolean;
  readonly title: string;
  /** Where the title stands. */
  readonly label: Label | undefined;
  /** From `subgraph` to behind its `end`, or to the end of the text where that is missing. */
  readonly whole: Range;
  /** `end`, if it is there. */
  readonly close: Range | undefined;
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
  | 'bad-statement'
  | 'bad-header'
  | 'missing-header'
  | 'unknown-diagram'
  | 'unclosed-front-matter'
  | 'bad-front-matter'
  | 'bad-metadata'
  | 'unknown-shape'
  | 'unknown-link'
  | 'unquoted-text'
  | 'inner-quote'
  | 'trailing-comment'
  | 'missing-title';
