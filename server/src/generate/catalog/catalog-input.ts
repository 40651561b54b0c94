import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Canvas } from '../../model/governance/canvas.ts';
import type { CatalogPolicy } from './catalog.ts';

/** What a catalog is made from. Paths are relative to the root of the workspace, with `/`. */
export interface CatalogInput {
  readonly contracts: readonly WorkspaceContract[];
  readonly products: readonly DescribedProduct[];
  readonly canvases: readonly Canvas[];
  readonly policies: readonly CatalogPolicy[];
  readonly lineage: DescribedLineage;
  /** The path of a file as people see it. */
  readonly show: (path: string) => string;
}

/** A data product that has a descriptor. */
export interface DescribedProduct {
  readonly path: string;
  readonly name: string;
  readonly domain: string | undefined;
  readonly version: string | undefined;
  readonly status: string | undefined;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  /** Ids of contracts. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The lineage as `operations/lineage` exports it. */
export interface DescribedLineage {
  readonly tables: readonly DescribedTable[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: 'flow' | 'reference';
  }[];
}

export interface DescribedTable {
  readonly id: string;
  readonly name: string;
  readonly kind: 'source' | 'model' | 'object' | 'exposure' | 'unknown';
  readonly system?: string;
  readonly domain?: string;
  readonly layer?: string;
  readonly classification?: string;
  readonly owner?: string;
  readonly declared: readonly { readonly witness: string; readonly path: string }[];
  readonly columns: readonly {
    readonly name: string;
    readonly type?: string;
    readonly from: readonly {
      readonly table: string;
      readonly column: string;
      readonly kind?: 'reference';
    }[];
  }[];
}
