import { isMarkdown } from '../../../syntax/mermaid/diagrams.ts';

/** What is to be different in a topology. Nodes go by the names of their tables, not by their ids. */
export interface TopologyChange {
  readonly rename?: readonly NamePair[];
  /** The edges at these go with them. */
  readonly removeNodes?: readonly string[];
  readonly removeEdges?: readonly NamePair[];
  readonly addNodes?: readonly NewNode[];
  /** Only between nodes that are there, or that come with the change. */
  readonly addEdges?: readonly NamePair[];
}

export type NamePair = readonly [from: string, to: string];

export interface NewNode {
  readonly name: string;
  /** A node that it is like: of the same subgraph, and drawn in the same way. */
  readonly beside?: string | undefined;
}

/** All of several changes, each thing once. */
export function together(changes: readonly TopologyChange[]): TopologyChange {
  return {
    rename: once(
      changes.flatMap(({ rename = [] }) => rename),
      String,
    ),
    removeNodes: once(
      changes.flatMap(({ removeNodes = [] }) => removeNodes),
      String,
    ),
    removeEdges: once(
      changes.flatMap(({ removeEdges = [] }) => removeEdges),
      String,
    ),
    addNodes: once(
      changes.flatMap(({ addNodes = [] }) => addNodes),
      ({ name }) => name,
    ),
    addEdges: once(
      changes.flatMap(({ addEdges = [] }) => addEdges),
      String,
    ),
  };
}

function once<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** What the finding of a rule carries, since its text alone does not tell it. */
export function changeData(
  uri: string,
  change: TopologyChange,
): { readonly change: string; readonly markdown?: 'true' } {
  return { change: JSON.stringify(change), ...(isMarkdown(uri) && { markdown: 'true' }) };
}

/** Of the file with the finding, as far as it says what is in there. */
export function pathIn(data: Readonly<Record<string, unknown>> | undefined): string {
  return data?.markdown === 'true' ? '.md' : '';
}

export function changeIn(
  data: Readonly<Record<string, unknown>> | undefined,
): TopologyChange | undefined {
  return typeof data?.change === 'string' ? (JSON.parse(data.change) as TopologyChange) : undefined;
}
