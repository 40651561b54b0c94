import type { Finding, Fix, Params } from '../../rule.ts';
import { changeTopology } from './change-topology.ts';
import { editFlowchart } from './edit-flowchart.ts';
import { changeIn, pathIn } from './topology-change.ts';

/** The fix that makes the change which a finding carries. */
export function fixTopology(
  { data, range }: Finding,
  text: string,
  title: string,
  params?: Params,
): readonly Fix[] {
  const change = changeIn(data);
  if (change === undefined) return [];
  const edits = editFlowchart(text, pathIn(data), range.start, (chart) =>
    changeTopology(chart, change),
  );
  if (edits.length === 0) return [];
  return [{ title, edits, safety: 'unsafe', ...(params && { params }) }];
}
