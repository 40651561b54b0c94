import type { GeneratedFile } from '../../generate/generated-file.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';

/** Below it lie tables that dbt itself needs, such as one with all days: no data flows through them. */
const UTILITIES = 'models/utilities/';

/** The names of the tables that a project is made for: its models, and the objects of the contracts. */
export function scaffoldedTables(
  files: readonly GeneratedFile[],
  contracts: Iterable<WorkspaceContract>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path } of files) {
    if (path.startsWith(UTILITIES)) continue;
    const name = /^models\/(?:.*\/)?([^/]+)\.sql$/.exec(path)?.[1];
    if (name !== undefined) names.add(name);
  }
  for (const { content } of contracts)
    for (const { name, physicalName } of content.objects) {
      names.add(name);
      if (physicalName !== undefined) names.add(physicalName);
    }
  return names;
}
