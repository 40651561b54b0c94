import { touches, type Range } from '../../base/range.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';

/** The flowcharts of one version of a file. Offsets count from the start of the file. */
export interface MermaidDocument {
  readonly text: string;
  readonly diagrams: readonly Diagram[];
}

/** A place with the id of a node or subgraph. */
export interface NodePlace extends Range {
  readonly id: string;
  /** It makes the node, or else it gives it a class, a style or a click. */
  readonly mentions: boolean;
}

/** What the cursor is on. */
export interface NodeAt {
  readonly diagram: Diagram;
  readonly id: string;
  /** The id, or the label where the cursor is on one. */
  readonly place: Range;
  readonly onLabel: boolean;
}

/** The diagram that holds the offset. */
export function diagramAt({ diagrams }: MermaidDocument, offset: number): Diagram | undefined {
  return diagrams.find((diagram) => touches(diagram, offset));
}

const kept = new WeakMap<Diagram, readonly NodePlace[]>();

/** All places that name a node or subgraph, in source order, each once. */
export function nodePlaces(diagram: Diagram, text: string): readonly NodePlace[] {
  let places = kept.get(diagram);
  if (places === undefined) kept.set(diagram, (places = collect(diagram, text)));
  return places;
}

function collect({ chart }: Diagram, text: string): readonly NodePlace[] {
  const found = new Map<number, NodePlace>();
  const add = ({ start, end }: Range, id: string, mentions: boolean): void => {
    if (!found.has(start) && text.slice(start, end) === id)
      found.set(start, { id, start, end, mentions });
  };
  for (const mention of chart.mentions) add(mention, mention.id, true);
  for (const one of chart.subgraphs) if (one.named) add(one, one.id, true);
  for (const { of } of chart.classUses) for (const word of of) add(word, word.text, false);
  for (const { node } of chart.clicks) add(node, node.text, false);
  for (const { node } of chart.styles) add(node, node.text, false);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The node whose id or label is at the offset. Of two that touch, the later one is meant. */
export function nodeAt(document: MermaidDocument, offset: number): NodeAt | undefined {
  const diagram = diagramAt(document, offset);
  if (diagram === undefined) return undefined;
  const place = nodePlaces(diagram, document.text).findLast((one) => touches(one, offset));
  if (place !== undefined) return { diagram, id: place.id, place, onLabel: false };
  const labelled = diagram.chart.mentions.find(({ label }) => label && touches(label, offset));
  if (labelled?.label === undefined) return undefined;
  return { diagram, id: labelled.id, place: labelled.label, onLabel: true };
}

/** Whether the id is that of a subgraph. */
export function isSubgraph({ chart }: Diagram, id: string): boolean {
  return chart.subgraphs.some((one) => one.id === id);
}
