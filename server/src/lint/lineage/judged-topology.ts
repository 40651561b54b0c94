import type { TopologyFile } from '../../model/governed-file.ts';
import type { TopologyChange } from '../fixes/topology/topology-change.ts';
import type { DrawnEdge, DrawnEdges } from './drawn-edges.ts';
import type { KnownTables } from './known-tables.ts';
import type { ShownNode } from './topology-nodes.ts';
import type { ScopedTable } from './topology-scope.ts';
import type { Upstream } from './upstream.ts';

/** What is wrong with a topology. Each mistake is in one of the lists only. */
export interface JudgedTopology {
  readonly file: TopologyFile;
  readonly nodes: readonly ShownNode[];
  readonly edges: DrawnEdges;
  readonly known: KnownTables;
  /** Nodes that nobody knows: neither by declaring them nor by reading them. */
  readonly strangers: ReadonlySet<ShownNode>;
  readonly unknown: readonly UnknownNode[];
  readonly missing: readonly ScopedTable[];
  readonly unconfirmed: readonly UnconfirmedEdge[];
  readonly lacking: readonly LackingEdge[];
  readonly cycles: readonly (readonly DrawnEdge[])[];
  readonly orphans: readonly ShownNode[];
  /** The shown tables that a shown table is made of, by its key. */
  readonly upstream: (key: string) => ReadonlyMap<string, Upstream>;
  /** What would be wrong if the missing tables were shown, without edges. */
  readonly completed: () => JudgedTopology;
  /** What adds each missing table. */
  readonly additions: () => ReadonlyMap<ScopedTable, TopologyChange>;
}

export interface UnknownNode {
  readonly node: ShownNode;
  /** A table that is most likely meant. */
  readonly similar: string | undefined;
  /** It has a node already, which this one was to name again. */
  readonly isShown: boolean;
  /** What makes it right: another name with the edges that belong to it, or to leave it out. */
  readonly change: TopologyChange;
}

export interface UnconfirmedEdge {
  readonly edge: DrawnEdge;
  /** Its beginning is made of its end. */
  readonly isReversed: boolean;
}

export interface LackingEdge {
  readonly from: ShownNode;
  readonly to: ShownNode;
  readonly by: Upstream;
}
