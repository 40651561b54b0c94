import type { LineageStore } from '../../analysis/lineage/lineage-store.ts';
import type { Guard } from './guard.ts';

export type CountedLineage = Pick<LineageStore, 'lineage'>;

export interface LineageToCount {
  readonly lineage: CountedLineage;
  /** Reads what else counts, such as dbt. */
  wantsLineage(): Promise<unknown>;
}

/**
 * Lineage for those who show counts. Whoever sees the first one has asked for lineage, so that the count is that of the
 * preview; `read`: all that counts is known.
 */
export function countedLineage(
  workspace: LineageToCount,
  guard: Guard,
  read: () => void,
): CountedLineage {
  let asked = false;
  return {
    get lineage() {
      if (!asked) guard.background('lineage', workspace.wantsLineage().then(read));
      asked = true;
      return workspace.lineage.lineage;
    },
  };
}
