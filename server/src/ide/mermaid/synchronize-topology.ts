import type { TextEdit } from '../../base/text-edit.ts';
import { changeTopology } from '../../lint/fixes/topology/change-topology.ts';
import { changeIn, pathIn, together } from '../../lint/fixes/topology/topology-change.ts';
import type { Finding } from '../../lint/rule.ts';

/**
 * Edits that make a topology say what contracts and dbt say, by its findings: edges and nodes that are gone go, the
 * missing ones come in their subgraphs, and everything else stays as its author wrote it.
 */
export function synchronizeTopology(
  text: string,
  findings: readonly Finding[],
): readonly TextEdit[] {
  // The fences of a page each are a picture of their own.
  const changes = findings.flatMap(({ data }) =>
    pathIn(data) === '' ? (changeIn(data) ?? []) : [],
  );
  return changes.length === 0 ? [] : changeTopology(text, together(changes));
}
