import { PieceText } from '../../../base/piece-text.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import { tableNames } from '../../../model/read-topology.ts';
import type { Flowchart } from '../../../syntax/mermaid/flowchart.ts';
import { readFlowchart } from '../../../syntax/mermaid/read-flowchart.ts';
import { addEdges, addNodes } from './add-to-chart.ts';
import { removeFromChart } from './remove-from-chart.ts';
import { renameNodes } from './rename-nodes.ts';
import type { TopologyChange } from './topology-change.ts';

/**
 * Edits that change nodes and edges of a topology and nothing else: layout, labels, comments and every other line stay
 * as they are. None where the text is broken: what it means is not sure then.
 */
export function changeTopology(text: string, change: TopologyChange): readonly TextEdit[] {
  const removed = new Set((change.removeEdges ?? []).map(String));
  const edges = (change.addEdges ?? []).filter((edge) => !removed.has(String(edge)));
  const { rename = [], removeNodes = [], addNodes: nodes = [] } = change;
  const pieces = new PieceText(text);
  const step = (edit: (text: string, chart: Flowchart) => readonly TextEdit[]): boolean => {
    const now = pieces.text;
    const chart = readFlowchart(now);
    if (chart === undefined || chart.problems.length > 0) return false;
    pieces.apply(edit(now, chart));
    return true;
  };
  const isDone =
    step((now, chart) => renameNodes(now, chart, new Map(rename))) &&
    step((now, chart) => addNodes(now, chart, nodes, edges)) &&
    step((now, chart) => addEdges(now, chart, edges, nodes)) &&
    // Last: a node that a new edge names needs no line of its own where an old one goes.
    step((now, chart) => {
      const names = tableNames(chart);
      const nameOf = (id: string): string => names.get(id) ?? '';
      const gone = new Set(removeNodes);
      return removeFromChart(now, chart, {
        isEdge: (from, to) => removed.has(String([nameOf(from), nameOf(to)])),
        isNode: (id) => gone.has(nameOf(id)),
      });
    }) &&
    // Still a flowchart, whatever the names are.
    step(() => []);
  return isDone ? pieces.edits() : [];
}
