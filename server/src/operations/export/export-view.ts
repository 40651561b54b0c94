import { LineageStore } from '../../analysis/lineage/lineage-store.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { tableFor, tablesByContract } from '../../generate/catalog/build-catalog.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { FailedFile } from '../failed-file.ts';
import { exportLineage, type ExportedLineage } from '../lineage/exported-lineage.ts';
import type { OperationContext } from '../operation.ts';
import { workspaceContents } from '../workspace-contents.ts';

/** What exports are made from: all that the files of a workspace say, without what an earlier export made of it. */
export interface ExportView {
  readonly root: string;
  readonly contracts: readonly WorkspaceContract[];
  readonly index: SymbolIndex;
  readonly lineage: ExportedLineage;
  /** Contracts by the id of a table of the lineage that they promise. */
  readonly promisedBy: ReadonlyMap<string, readonly WorkspaceContract[]>;
  readonly notRead: readonly FailedFile[];
  /** The path of a file from the root of the workspace. */
  readonly show: (path: string) => string;
}

/**
 * Reads the workspace. What dbt wrote of the projects is not read: it is on one machine and not on another, and the same
 * files must give the same export.
 */
export async function exportView(root: string, context: OperationContext): Promise<ExportView> {
  const { files } = context;
  const show = (path: string): string => files.pathTo(`${root}/-`, path);
  const { contracts: all, index, notRead } = await workspaceContents(context);
  const contracts = all.filter(({ path }) => !show(path).startsWith('../'));
  const { lineage } = new LineageStore(index);
  const exported = exportLineage(lineage, index);
  const byContract = tablesByContract(exported);
  const promisedBy = new Map<string, WorkspaceContract[]>();
  for (const contract of contracts)
    for (const { name } of contract.content.objects) {
      const table = tableFor(contract, name, byContract);
      if (table === undefined) continue;
      const known = promisedBy.get(table.id);
      if (known === undefined) promisedBy.set(table.id, [contract]);
      else if (!known.includes(contract)) known.push(contract);
    }
  return { root, contracts, index, lineage: exported, promisedBy, notRead, show };
}
