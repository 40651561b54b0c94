import type { Range } from '../../base/range.ts';
import { nodeAt, nodePlaces, type MermaidDocument } from './node-places.ts';

/** A place that means the same node; the first one declares it. */
export interface NodeHighlight extends Range {
  readonly declares: boolean;
}

/** All places of the diagram that name the node at the offset: in classes, clicks and styles, too. */
export function nodeHighlights(
  document: MermaidDocument,
  offset: number,
): readonly NodeHighlight[] {
  const at = nodeAt(document, offset);
  if (at === undefined) return [];
  const places = nodePlaces(at.diagram, document.text).filter(({ id }) => id === at.id);
  const first = places.find(({ mentions }) => mentions);
  return places.map(({ start, end, ...place }) => ({
    start,
    end,
    declares: first?.start === start && place.mentions,
  }));
}
