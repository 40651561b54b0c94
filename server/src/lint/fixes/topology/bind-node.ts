import { insertion, type TextEdit } from '../../../base/text-edit.ts';
import { readFlowchart } from '../../../syntax/mermaid/read-flowchart.ts';
import { chainsOf, indentAt, lineBreakOf } from './chart-chains.ts';

/** Lets a click on the node at a place lead to a file: it stands for what is in there. */
export function bindNode(text: string, at: number, link: string): readonly TextEdit[] {
  const chart = readFlowchart(text);
  const node = chart?.mentions.find(({ start, end }) => start <= at && at <= end);
  if (chart === undefined || node === undefined || chart.problems.length > 0) return [];
  if (chart.clicks.some((click) => click.node.text === node.id)) return [];
  const last = chart.clicks.at(-1) ?? chainsOf(chart).findLast(({ subgraph }) => subgraph === -1);
  const indent = last === undefined ? '  ' : indentAt(text, last.start);
  const line = `${indent}click ${node.id} href "${link}"`;
  return [insertion(text.trimEnd().length, lineBreakOf(text) + line)];
}
