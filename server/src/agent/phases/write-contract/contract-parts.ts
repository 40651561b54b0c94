import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import type { CanvasPage } from '../canvas/canvas-page.ts';
import type { Grain } from './grain.ts';
import type { Join } from './joins.ts';
import type { PickedColumn } from './pick-columns.ts';
import type { SourceTable } from './source-tables.ts';

/** All that decides over a new contract. */
export interface ContractParts {
  readonly name: string;
  readonly domain: string;
  readonly object: string;
  readonly path: string;
  /** What is there of it already. */
  readonly existing: WorkspaceContract | undefined;
  readonly policies: Policies;
  readonly canvas: CanvasPage | undefined;
  /** What somebody said of its purpose. */
  readonly purpose: string | undefined;
  readonly tables: readonly SourceTable[];
  readonly joins: ReadonlyMap<SourceTable, Join>;
  /** Undefined: nothing says what a row is. */
  readonly grain: Grain | undefined;
  readonly picked: readonly PickedColumn[];
  /** The other products of the workspace. */
  readonly products: readonly WorkspaceContract[];
}
