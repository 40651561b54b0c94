const NAMED = /(?:^|\/)(?:topology|lineage)[^/]*\.(?:mermaid|mmd)$/i;

/** Whether a flowchart is meant to show how tables are made: others may picture anything. */
export function isTopology(uri: string): boolean {
  return NAMED.test(uri) || /\/pipelines\/.*\.(?:mermaid|mmd)$/i.test(`/${uri}`);
}
