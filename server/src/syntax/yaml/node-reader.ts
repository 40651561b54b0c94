import type { CST } from 'yaml';
import type { NodeProperties } from './node-properties.ts';
import type { ProblemList } from './problem-list.ts';
import type { YamlNode, YamlScalar } from './tree.ts';

/** What the readers of maps, sequences and pairs need from the composer: reading whatever stands inside. */
export interface NodeReader {
  /** The text the tokens were read from. */
  readonly text: string;
  readonly problems: ProblemList;
  node(token: CST.Token, properties: NodeProperties): YamlNode | undefined;
  /** A node of which only an anchor or a tag is written: null, at their end. Without them nothing is there. */
  empty(properties: NodeProperties): YamlScalar | undefined;
  /** Reads the tokens between two nodes. */
  properties(tokens: readonly CST.SourceToken[], place: TokenPlace): NodeProperties;
  /** Reads what stands between a value and the end of its line: comments, or what does not belong there. */
  lineEnd(tokens: readonly CST.SourceToken[] | undefined): void;
}

/** Where tokens between nodes stand. */
export interface TokenPlace {
  readonly indicator: CST.SourceToken['type'];
  readonly inFlow: boolean;
  /** Where reading starts, taken as the end when there are no tokens. */
  readonly offset: number;
  readonly atLineStart: boolean;
  /** What follows. */
  readonly next: CST.Token | null | undefined;
}
