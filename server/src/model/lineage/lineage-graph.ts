import type { Place } from '../place.ts';

/** The tables of a workspace, what is known of each, and what flows between them. */
export interface LineageGraph {
  /** By id, in a stable order: the same files give the same order. */
  readonly nodes: ReadonlyMap<string, LineageNode>;
  readonly edges: readonly LineageEdge[];
}

/**
 * Who says that a table is there, or that one is made of another: a contract, a descriptor of a data product, the SQL
 * or YAML of dbt, dbt's `manifest.json`, a flowchart, or the file of an orchestration asset.
 */
export type LineageWitness = 'contract' | 'product' | 'dbt' | 'manifest' | 'topology' | 'asset';

/** One table, whatever files speak of it. */
export interface LineageNode {
  /** The same as long as the same files speak of it; says nothing to people. */
  readonly id: string;
  readonly name: string;
  /**
   * What a system delivers; what dbt or an orchestrator makes; an object of a contract that none of them makes; a
   * dashboard or the like; or a name that nobody declares.
   */
  readonly kind: 'source' | 'model' | 'object' | 'exposure' | 'unknown';
  /** The system that delivers it: the folder of its contract, or the name that dbt gives the source. */
  readonly system: string | undefined;
  readonly domain: string | undefined;
  /** By the naming policy: `staging`; undefined where no policy says. */
  readonly layer: string | undefined;
  /** The first of these is where people want to be taken. */
  readonly faces: readonly LineageFace[];
}

/** A place that declares a table or shows it. */
export interface LineageFace {
  readonly witness: LineageWitness;
  readonly uri: string;
  readonly place: Place;
  /** The object of a contract: indexes in the records of the file. */
  readonly object?: { readonly contract: number; readonly index: number };
}

/** `to` is made of `from`, or refers to it. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  /** A reference by key tells how tables belong together; everything else makes one from the other. */
  readonly kind: 'flow' | 'reference';
  readonly said: readonly LineageStatement[];
}

/** Who says so, and where: the place names the table that is read. */
export interface LineageStatement {
  readonly witness: LineageWitness;
  readonly uri: string;
  readonly place: Place;
}

/** A column of a table, and what it is made of. */
export interface ColumnLineage {
  readonly node: string;
  readonly column: string;
  /** Undefined where the files say none. */
  readonly type: string | undefined;
  readonly classification: string | undefined;
  readonly place: Place | undefined;
  readonly uri: string | undefined;
  readonly from: readonly ColumnOrigin[];
}

export interface ColumnOrigin {
  readonly node: string;
  readonly column: string;
  /** It is not made of it, but refers to it by key. */
  readonly kind?: 'reference';
}
