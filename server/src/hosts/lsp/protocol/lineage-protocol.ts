import type { PlainPlace, PlainRange } from './plain-places.ts';

/**
 * Request without params: the tables of the workspace and what flows between them, `ViewGraph`. Whole, as neighbourhoods
 * are worked out by who shows them. Null from a server that failed.
 */
export const LINEAGE = 'dataengos/lineage';

/** Who says that an edge is there. */
export type Witness = 'contract' | 'product' | 'dbt' | 'manifest' | 'topology' | 'asset';

/** A table as it is shown. Texts are plain and may hold anything: whoever shows them escapes them. */
export interface ViewNode {
  /** Stands for the table in requests; says nothing to people. */
  readonly id: string;
  readonly name: string;
  /** A source is what a system delivers; an exposure, such as a dashboard, is what people see in the end. */
  readonly kind: 'source' | 'model' | 'object' | 'exposure' | 'unknown';
  readonly layer?: string;
  readonly domain?: string;
  /** The system that delivers it, as its folder or dbt names it. */
  readonly system?: string;
  /** The strictest of its properties, by the policy. */
  readonly classification?: string;
  /** The team that answers for it. */
  readonly owner?: string;
  /** What is promised of how fresh it is, in words: `24 h`. */
  readonly freshness?: string;
  readonly description?: string;
  /** Names of the contracts that declare it, for the list of what a change reaches. */
  readonly contracts?: readonly string[];
  /** Findings in the files that declare it. */
  readonly errors: number;
  readonly warnings: number;
}

export interface ViewEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'flow' | 'reference';
  readonly said: readonly Witness[];
}

export interface ViewGraph {
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
}

export interface ViewColumn {
  readonly name: string;
  readonly type?: string;
  readonly classification?: string;
  /** `reference`: it is not made of it, but refers to it by key. */
  readonly from: readonly {
    readonly node: string;
    readonly column: string;
    readonly kind?: 'reference';
  }[];
}

/** Request: the table, and where there is one the column, that a position in an open document is about. Null: none. */
export const LINEAGE_AT = 'dataengos/lineageAt';

export interface LineageAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: PlainPlace;
}

export interface LineageAt {
  readonly node?: string;
  readonly column?: string;
}

/** Request: where a table, or a column of it, is declared: `LineagePlace[]`, best first. Null: nothing is known of it. */
export const LINEAGE_PLACE = 'dataengos/lineagePlace';

export interface LineagePlaceParams {
  readonly node: string;
  readonly column?: string;
}

export interface LineagePlace {
  readonly uri: string;
  readonly range: PlainRange;
}

/** Request: the columns of a table and what each is made of, `ViewColumn[]`. Null: nothing is known of it. */
export const LINEAGE_COLUMNS = 'dataengos/lineageColumns';

export interface LineageColumnsParams {
  readonly node: string;
}

/** Request: what the nodes of an open topology stand for. Null: the document is not open, or no flowchart. */
export const LINEAGE_DOCUMENT = 'dataengos/lineageDocument';

export interface LineageDocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface LineageDocument {
  /** Each place that names a node, in source order. */
  readonly nodes: readonly {
    /** The id that the text gives it. */
    readonly mermaidId: string;
    /** The table that it stands for. */
    readonly node?: string;
    /** Of its name; of its label, if it has one here. */
    readonly range: PlainRange;
    readonly label?: PlainRange;
  }[];
  /** Why it cannot be drawn, in a sentence; the first of its problems. */
  readonly problem?: { readonly message: string; readonly range: PlainRange };
}

/** Request without params: the data products of the workspace, `ViewProduct[]`. Null from a server that failed. */
export const LINEAGE_PRODUCTS = 'dataengos/lineageProducts';

/** A data product as it is shown: the tables that its ports take and give. */
export interface ViewProduct {
  readonly name: string;
  readonly domain?: string;
  /** Where its name stands. */
  readonly place: LineagePlace;
  /** Ids of tables. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Notification from the server: the answer to `LINEAGE` is another one now. Who does not ask again is not told again. */
export const LINEAGE_CHANGED = 'dataengos/lineageChanged';
