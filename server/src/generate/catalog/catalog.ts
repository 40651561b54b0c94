/**
 * What `catalog.json` holds. What is not said is left out. `key` names an entry within the catalog, and its page. Its
 * schema (docs/catalog.schema.json) says the same to programs.
 */
export interface Catalog {
  readonly version: 1;
  readonly products: readonly CatalogProduct[];
  readonly contracts: readonly CatalogContract[];
  readonly glossary: readonly CatalogTerm[];
  readonly policies: readonly CatalogPolicy[];
  readonly lineage: CatalogLineage;
}

export interface CatalogProduct {
  readonly key: string;
  readonly name: string;
  readonly domain?: string;
  readonly version?: string;
  readonly status?: string;
  readonly description?: string;
  readonly owner?: string;
  /** Of its descriptor. */
  readonly path?: string;
  /** Keys of contracts. */
  readonly outputs: readonly string[];
  readonly inputs?: readonly string[];
  readonly canvas?: CatalogCanvas;
}

export interface CatalogCanvas {
  readonly title?: string;
  readonly path: string;
  readonly consumers?: readonly string[];
  readonly metrics?: readonly { readonly name: string; readonly answeredBy?: readonly string[] }[];
}

export interface CatalogContract {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly version?: string;
  readonly standard: string;
  readonly status?: string;
  readonly kind: 'source' | 'product' | 'other';
  readonly domain?: string;
  readonly dataProduct?: string;
  readonly tenant?: string;
  /** The system that delivers the data. */
  readonly system?: string;
  readonly path: string;
  readonly purpose?: string;
  readonly usage?: string;
  readonly limitations?: string;
  readonly tags?: readonly string[];
  readonly servers?: readonly CatalogServer[];
  readonly serviceLevels?: readonly CatalogServiceLevel[];
  readonly team?: CatalogTeam;
  readonly objects: readonly CatalogObject[];
}

/** Where the data is, without what leads there: no host, port, account, path or the like. */
export interface CatalogServer {
  readonly server?: string;
  readonly type?: string;
  readonly environment?: string;
  readonly catalog?: string;
  readonly database?: string;
  readonly schema?: string;
  readonly dataset?: string;
  readonly format?: string;
}

export interface CatalogServiceLevel {
  readonly property: string;
  readonly value?: string | number | boolean;
  readonly unit?: string;
  readonly elements?: readonly string[];
  readonly driver?: string;
  readonly schedule?: string;
}

export interface CatalogTeam {
  readonly name?: string;
  readonly description?: string;
  readonly members?: readonly { readonly name: string; readonly role?: string }[];
}

export interface CatalogElement {
  readonly name: string;
  readonly businessName?: string;
  readonly description?: string;
  readonly physicalName?: string;
  readonly physicalType?: string;
  readonly deprecated?: true;
  readonly tags?: readonly string[];
  readonly synonyms?: readonly string[];
  readonly quality?: readonly CatalogRule[];
  /** What it refers to, as written: `customers.id`. */
  readonly references?: readonly string[];
}

export interface CatalogObject extends CatalogElement {
  readonly granularity?: string;
  /** Id of the table of the lineage that it stands for. */
  readonly table?: string;
  readonly properties: readonly CatalogProperty[];
}

export interface CatalogProperty extends CatalogElement {
  readonly logicalType?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly required?: true;
  readonly unique?: true;
  readonly primaryKey?: true;
  readonly partitioned?: true;
  readonly criticalDataElement?: true;
  readonly classification?: string;
  /** Its values are nobody's business: none of them is in the catalog. */
  readonly sensitive?: true;
  readonly semanticType?: string;
  readonly allowedValues?: readonly (string | number | boolean | null)[];
  readonly examples?: readonly unknown[];
  /** Names of tables or columns, as written. */
  readonly madeOf?: readonly string[];
  readonly madeHow?: string;
  readonly properties?: readonly CatalogProperty[];
  readonly items?: CatalogProperty;
  readonly mapKey?: CatalogProperty;
  readonly mapValue?: CatalogProperty;
}

/** A check of the quality, in words. */
export interface CatalogRule {
  readonly name?: string;
  readonly words: string;
  readonly description?: string;
  readonly severity?: string;
  readonly dimension?: string;
  readonly businessImpact?: string;
}

export interface CatalogTerm {
  readonly term: string;
  readonly synonyms?: readonly string[];
  /** Different texts that define it, each once. */
  readonly definitions?: readonly string[];
  readonly used: readonly CatalogUse[];
}

/** Where a term is used: a property, or an object as a whole. */
export interface CatalogUse {
  readonly contract: string;
  readonly object: string;
  readonly property?: string;
}

export interface CatalogPolicy {
  readonly path: string;
  /** `naming`, `classification` ... */
  readonly kind: string;
  readonly rows: readonly CatalogPolicyRow[];
}

export interface CatalogPolicyRow {
  /** What it is about: `layers`, `levels`, `class-rules` ... */
  readonly about: string;
  readonly name: string;
  readonly field: string;
  readonly value: string;
}

export interface CatalogLineage {
  readonly tables: readonly CatalogTable[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: 'flow' | 'reference';
  }[];
}

export interface CatalogTable {
  readonly id: string;
  readonly name: string;
  readonly kind: 'source' | 'model' | 'object' | 'exposure' | 'unknown';
  readonly system?: string;
  readonly domain?: string;
  readonly layer?: string;
  readonly classification?: string;
  readonly owner?: string;
  /** Keys of the contracts that promise it. */
  readonly contracts?: readonly string[];
  readonly columns?: readonly {
    readonly name: string;
    readonly type?: string;
    readonly from?: readonly { readonly table: string; readonly column: string }[];
  }[];
}
