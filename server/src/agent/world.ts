import type { WorkspaceContract } from '../model/content/workspace-contract.ts';
import type { Policies } from '../model/governance/policies.ts';

/**
 * What a phase sees of one workspace folder. Paths are relative to the folder, with `/`: hosts name files otherwise, and
 * what is made may not depend on that. Nothing outside of the folder can be named.
 */
export interface World {
  /** All contracts; the paths in them are relative to the folder, too. */
  readonly contracts: readonly WorkspaceContract[];
  /** The index of the contracts, as `specs/contracts/manifest.json` holds it. */
  readonly manifest: string;
  /** The folder of the specifications: `specs`. */
  readonly specs: string;
  /** The folder of the dbt project, there or to be: `implementation/dbt_project`. */
  readonly project: string;
  /** What holds for a file, also for one that is not there yet. */
  policies(path: string, domain: string | undefined): Policies;
  /** Undefined: there is no such file, or it may not be read (ignored, too large, a link that leads out). */
  read(path: string): Promise<string | undefined>;
  /** All files at or below a folder that may be read, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** A link that goes outside, a file that is ignored: whether something may be written there is asked once more by the host. */
  exists(path: string): Promise<boolean>;
  /** What the lineage says: tables that a table is made of, and those made of it, as `name (path)`. */
  lineage(table: string): Promise<Neighbours | undefined>;
}

export interface Neighbours {
  readonly upstream: readonly string[];
  readonly downstream: readonly string[];
}
