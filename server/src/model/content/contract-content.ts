import type { Range } from '../../base/range.ts';
import type { SpecVersion } from '../../spec/version.ts';

/**
 * What a contract says, as plain data: for generators, samples and exports, which want values and not trees. Only what is
 * said is there. Everything that somebody may have to be shown has its place, in offsets of the file.
 */
export interface ContractContent {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Of the standard that holds: `3.1.0`. */
  readonly standard: SpecVersion;
  readonly status: string | undefined;
  readonly tenant: string | undefined;
  readonly domain: string | undefined;
  readonly dataProduct: string | undefined;
  readonly description: {
    readonly purpose: string | undefined;
    readonly usage: string | undefined;
    readonly limitations: string | undefined;
  };
  readonly tags: readonly string[];
  readonly servers: readonly ServerContent[];
  readonly objects: readonly ObjectContent[];
  readonly serviceLevels: readonly ServiceLevelContent[];
  readonly team: TeamContent | undefined;
  readonly customProperties: CustomProperties;
  /** The whole document. */
  readonly at: Range;
}

/** By name; of two with the same name the first. Values as JSON would hold them. */
export type CustomProperties = Readonly<Record<string, unknown>>;

export interface ServerContent {
  /** The name: `production`. */
  readonly server: string | undefined;
  /** `snowflake`, `duckdb` ...; as written. */
  readonly type: string | undefined;
  readonly environment: string | undefined;
  /** Everything else that it says and that is text or a number: `database`, `schema`, `path`. */
  readonly details: Readonly<Record<string, string>>;
  readonly at: Range;
}

export interface TeamContent {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly members: readonly {
    readonly username: string | undefined;
    readonly name: string | undefined;
    readonly role: string | undefined;
  }[];
}

/** An entry of `slaProperties`. */
export interface ServiceLevelContent {
  /** As written: `latency`. */
  readonly property: string;
  readonly value: string | number | boolean | undefined;
  readonly unit: string | undefined;
  /** Names of objects or properties, split at commas; empty: the contract as a whole. */
  readonly elements: readonly string[];
  readonly driver: string | undefined;
  readonly schedule: string | undefined;
  readonly scheduler: string | undefined;
  readonly at: Range;
}

/** What objects and properties have in common. */
export interface ElementContent {
  readonly id: string | undefined;
  readonly physicalName: string | undefined;
  readonly physicalType: string | undefined;
  readonly businessName: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly synonyms: readonly string[];
  readonly deprecated: boolean;
  readonly quality: readonly QualityContent[];
  readonly relationships: readonly RelationshipContent[];
  readonly customProperties: CustomProperties;
  /** The map that says all of it. */
  readonly at: Range;
  /** Its name, for links; the map where it has none. */
  readonly nameAt: Range;
}

/** An entry of `schema`. */
export interface ObjectContent extends ElementContent {
  readonly name: string;
  /** What one row stands for. */
  readonly granularity: string | undefined;
  readonly properties: readonly PropertyContent[];
}

/** A property, one of `items`, or a key or value of a map. */
export interface PropertyContent extends ElementContent {
  /** Empty for nameless items, keys and values. */
  readonly name: string;
  readonly logicalType: LogicalType | undefined;
  /** `logicalTypeOptions`, as written. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly required: boolean;
  readonly unique: boolean;
  readonly primaryKey: boolean;
  /** From 1; undefined where it is not said. */
  readonly primaryKeyPosition: number | undefined;
  readonly partitioned: boolean;
  readonly partitionKeyPosition: number | undefined;
  readonly classification: string | undefined;
  readonly encryptedName: string | undefined;
  readonly criticalDataElement: boolean;
  /** ODCS 3.2: `measure`, `dimension` ... */
  readonly semanticType: string | undefined;
  /** ODCS 3.2: the values that it may take. */
  readonly enum: readonly EnumContent[];
  /** Names of tables or of their columns, as written. */
  readonly transformSourceObjects: readonly string[];
  readonly transformLogic: string | undefined;
  readonly transformDescription: string | undefined;
  readonly examples: readonly unknown[];
  /** Of an object. */
  readonly properties: readonly PropertyContent[];
  /** Of an array. */
  readonly items: PropertyContent | undefined;
  /** Of a map. */
  readonly map: { readonly key: PropertyContent; readonly value: PropertyContent } | undefined;
}

export type LogicalType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'number'
  | 'integer'
  | 'object'
  | 'array'
  | 'boolean'
  | 'map'
  | 'vector';

export interface EnumContent {
  readonly value: string | number | boolean | null;
  readonly label: string | undefined;
  readonly description: string | undefined;
}

/** An entry of `quality`. */
export interface QualityContent {
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** `library` where it is not said. */
  readonly type: 'library' | 'sql' | 'text' | 'custom';
  /** `nullValues` ...; what ODCS before 3.1 calls `rule` is under its name of today. */
  readonly metric: string | undefined;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** All that are written; a right check has one. */
  readonly operators: readonly OperatorContent[];
  /** `rows` where it is not said. */
  readonly unit: string;
  readonly severity: string | undefined;
  readonly dimension: string | undefined;
  readonly businessImpact: string | undefined;
  readonly query: string | undefined;
  readonly engine: string | undefined;
  /** Text, or a map as JSON would hold it. */
  readonly implementation: unknown;
  readonly tags: readonly string[];
  readonly at: Range;
}

export interface OperatorContent {
  readonly name: OperatorName;
  /** A number as a rule, a pair of numbers for the two `Between`; as written. */
  readonly value: unknown;
}

export type OperatorName =
  | 'mustBe'
  | 'mustNotBe'
  | 'mustBeGreaterThan'
  | 'mustBeGreaterOrEqualTo'
  | 'mustBeLessThan'
  | 'mustBeLessOrEqualTo'
  | 'mustBeBetween'
  | 'mustNotBeBetween';

export interface RelationshipContent {
  /** `foreignKey` where it is not said. */
  readonly type: string;
  /** References as written; empty below a property: it starts there. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly at: Range;
}
