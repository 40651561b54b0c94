import type { Finding, Fix, Params } from '../../rule.ts';
import { changeTopology } from './change-topology.ts';
import { changeIn } from './topology-change.ts';

/** The fix that makes the change which a finding carries. */
export function fixTopology(
  { data }: Finding,
  text: string,
  title: string,
  params?: Params,
): readonly Fix[] {
  const change = changeIn(data);
  const edits = change === undefined ? [] : changeTopology(text, change);
  if (edits.length === 0) return [];
  return [{ title, edits, safety: 'unsafe', ...(params && { params }) }];
}
