import { PieceText } from '../../../base/piece-text.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import { tableNames } from '../../../model/read-topology.ts';
import type { Flowchart, NodeMention } from '../../../syntax/mermaid/flowchart.ts';
import { changeTopology } from './change-topology.ts';
import { placesOfIds } from './rename-nodes.ts';

/**
 * Makes one node of two: the places of the second become places of the first. Its label and shape stay where the first
 * has none; an edge between both goes.
 */
export function mergeNodes(
  text: string,
  chart: Flowchart,
  second: string,
  first: string,
): readonly TextEdit[] {
  const hasLabel = chart.mentions.some(({ id, label }) => id === first && label !== undefined);
  const edits: TextEdit[] = [];
  for (const mention of chart.mentions) {
    const { id, start, end, whole } = mention;
    if (id !== second) continue;
    if (!hasLabel && saysMore(mention, first))
      edits.push({ range: { start, end }, newText: first });
    else edits.push({ range: whole, newText: first + classOf(text.slice(end, whole.end)) });
  }
  for (const { start, end, text: id } of placesOfIds(chart))
    if (id === second) edits.push({ range: { start, end }, newText: first });
  const pieces = new PieceText(text);
  pieces.apply(edits);
  const name = tableNames(chart).get(first);
  if (name !== undefined)
    pieces.apply(changeTopology(pieces.text, { removeEdges: [[name, name]] }));
  return pieces.edits();
}

/** More than `[orders]` of the node `orders`. */
function saysMore({ label, shape }: NodeMention, id: string): boolean {
  return label !== undefined && (label.text !== id || shape !== 'square');
}

/** `:::done` behind a shape. */
function classOf(text: string): string {
  return /:::[^\s:]+$/.exec(text)?.[0] ?? '';
}
