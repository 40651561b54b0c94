import type { Range } from '../../base/range.ts';

/** What a flowchart of Mermaid says. Offsets count from the start of the file. */
export interface Flowchart {
  /** Every place where a node is named, in source order. */
  readonly mentions: readonly NodeMention[];
  readonly links: readonly Link[];
  readonly subgraphs: readonly Subgraph[];
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
