import type { ObjectContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';

/** What a project will have, before a line of it is written: every emitter works from this. */
export interface DbtPlan {
  readonly sources: readonly PlannedSource[];
  /** In the order in which they are built. */
  readonly models: readonly PlannedModel[];
}

/** A system that data comes from: one entry of `sources:`. */
export interface PlannedSource {
  /** In `source('stripe', ...)`. */
  readonly name: string;
  /** The YAML that declares it, relative to the project. */
  readonly yaml: string;
  /** Where the database has it; undefined: where dbt looks by itself. */
  readonly database: string | undefined;
  readonly schema: string | undefined;
  readonly tables: readonly PlannedTable[];
}

export interface PlannedTable {
  readonly source: string;
  /** In `source(..., 'customers')`. */
  readonly name: string;
  /** What the database calls it, where that is another name. */
  readonly identifier: string | undefined;
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
}

export interface PlannedModel {
  readonly name: string;
  readonly layer: Layer;
  /** Its query, relative to the project. */
  readonly sql: string;
  /** The YAML that describes it, relative to the project. */
  readonly yaml: string;
  /** As the naming policy asks; undefined: what the project says for the folder. */
  readonly materialization: string | undefined;
  /** What the database calls it, where the contract promises another name than dbt's. */
  readonly alias: string | undefined;
  readonly domain: string | undefined;
  /** The object whose contract the model keeps; undefined for intermediate models that no contract describes. */
  readonly promise: PromisedObject | undefined;
  /** For whose sake it is there: the contract of its promise, or the one that names it first. */
  readonly askedBy: WorkspaceContract;
  /** What it reads, in order. */
  readonly reads: readonly PlannedRead[];
  /** Somebody has written its query already, in a file of another name than it would get here: none is made. */
  readonly isWritten: boolean;
}

export type Layer = 'staging' | 'intermediate' | 'marts';

/** An object and the contract that has it. */
export interface PromisedObject {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
}

export type PlannedRead =
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'source'; readonly source: string; readonly name: string };
