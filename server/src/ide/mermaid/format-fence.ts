import type { TextEdit } from '../../base/text-edit.ts';
import { editFlowchart } from '../../lint/fixes/topology/edit-flowchart.ts';
import { readDiagrams } from '../../syntax/mermaid/diagrams.ts';
import { formatFlowchart } from './format.ts';

const UNIT = '  ';

/**
 * Formats the flowchart in the fence of a page that holds the offset: Markdown has its own formatter, which leaves
 * fences alone. None in quotes and lists, whose marks the lines need.
 */
export function formatFence(text: string, path: string, offset: number): readonly TextEdit[] {
  return editFlowchart(text, path, offset, (chart) =>
    readDiagrams(chart, '').flatMap((diagram) => formatFlowchart(chart, diagram, UNIT)),
  );
}
