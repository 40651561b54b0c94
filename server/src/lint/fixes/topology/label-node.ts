import type { TextEdit } from '../../../base/text-edit.ts';
import { readFlowchart } from '../../../syntax/mermaid/read-flowchart.ts';

/** Gives the node at a place a label in words, by which it says that it is no table: `tableau[Tableau]`. */
export function labelNode(text: string, at: number): readonly TextEdit[] {
  const chart = readFlowchart(text);
  const node = chart?.mentions.find(({ start, end }) => start <= at && at <= end);
  if (chart === undefined || node === undefined || chart.problems.length > 0) return [];
  const labels = chart.mentions.flatMap(({ id, label }) =>
    id === node.id && label !== undefined ? [label] : [],
  );
  const words = inWords(labels[0]?.text ?? node.id);
  if (labels.length === 0)
    return [{ range: { start: node.end, end: node.end }, newText: `["${words}"]` }];
  return labels.map(({ start, end }) => ({ range: { start, end }, newText: words }));
}

/** `sales_dashboard` becomes `Sales dashboard`. */
function inWords(name: string): string {
  const words = name.replaceAll(/[\W_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
