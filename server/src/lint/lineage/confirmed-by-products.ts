import { outputsOf } from '../../model/product-ports.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import type { KnownTable } from './known-tables.ts';

/** Whether a product takes the contract of one table to hand out that of the other. */
export function areHandedOut(
  taken: readonly KnownTable[],
  given: readonly KnownTable[],
  workspace: WorkspaceView,
): boolean {
  const idsOf = (tables: readonly KnownTable[]): ReadonlySet<string> =>
    new Set(tables.flatMap(({ contracts }) => contracts.flatMap(({ id }) => id ?? [])));
  const inputs = idsOf(taken);
  if (inputs.size === 0) return false;
  return [...idsOf(given)].some((id) =>
    [...workspace.namingContract(id)].some((uri) =>
      (workspace.contracts(uri) ?? []).some((product) =>
        outputsOf(product).some(
          ({ contract, needs }) =>
            contract.text === id && needs.some(({ text }) => inputs.has(text)),
        ),
      ),
    ),
  );
}
