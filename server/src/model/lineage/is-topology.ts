import { topologyIn, type GovernedFile } from '../governed-file.ts';

const NAMED = /(?:^|\/)(?:topology|lineage)[^/]*\.(?:mermaid|mmd)$/i;

/** Whether a flowchart is meant to show how tables are made: others may picture anything. */
export function isTopology(uri: string): boolean {
  return NAMED.test(uri) || /\/pipelines\/.*\.(?:mermaid|mmd)$/i.test(`/${uri}`);
}

/** Whether a file has flowcharts that are held against contracts and dbt: a topology, or a page with some in fences. */
export function showsLineage(uri: string, file: GovernedFile | undefined): boolean {
  const found = topologyIn(file);
  if (found === undefined) return false;
  return isTopology(uri) || found.fences?.some(({ nodes }) => nodes.length > 0) === true;
}
