import type { Word } from '../dbt/dbt-model.ts';
import type { Place } from '../place.ts';
import type { LineageWitness } from './lineage-graph.ts';

/** What one file says of tables and of what flows between them. Made of the file alone, so kept while the file is. */
export interface LineageFacts {
  /** The name of the dbt project that the file makes of its folder. */
  readonly project: string | undefined;
  readonly objects: readonly ObjectFact[];
  readonly made: readonly MadeFact[];
  readonly sources: readonly SourceFact[];
  readonly assets: readonly AssetFact[];
  /** Names in flowcharts. */
  readonly shown: readonly ShownFact[];
  /** Models that YAML describes. */
  readonly described: readonly Word[];
  readonly reads: readonly ReadFact[];
  readonly outputs: readonly OutputFact[];
}

/** An object of a contract. */
export interface ObjectFact {
  /** What it is called, and what the database calls it where that is something else. */
  readonly names: readonly string[];
  readonly id: string | undefined;
  readonly contract: number;
  readonly index: number;
  readonly contractId: string | undefined;
  readonly domain: string | undefined;
  readonly system: string | undefined;
  /** As the contract says. */
  readonly layer: string | undefined;
  readonly follows: 'source' | 'consumer' | undefined;
  readonly place: Place;
}

/** A model or snapshot by its SQL, or anything that dbt's manifest lists. */
export interface MadeFact {
  readonly name: string;
  readonly kind: 'model' | 'exposure';
  readonly witness: LineageWitness;
  readonly place: Place;
}

/** A table of a source as dbt names it. */
export interface SourceFact {
  readonly source: string;
  readonly table: string;
  readonly schema: string | undefined;
  readonly identifier: string | undefined;
  readonly witness: LineageWitness;
  readonly place: Place;
}

export interface AssetFact {
  readonly name: Word;
  readonly layer: string | undefined;
  readonly domain: string | undefined;
  /** Path of the contract that promises it. */
  readonly contract: string | undefined;
}

export interface ShownFact {
  readonly as: TableName;
  readonly place: Place;
}

/** Somebody says that `reader` is made of `read`, or refers to it. */
export interface ReadFact {
  readonly witness: LineageWitness;
  readonly kind: 'flow' | 'reference';
  readonly reader: TableName;
  readonly read: TableName;
  /** Names the table that is read. */
  readonly place: Place;
}

/** The ways in which files name tables. */
export type TableName =
  /** An object of a contract in the same file. */
  | { readonly by: 'object'; readonly contract: number; readonly index: number }
  | { readonly by: 'file'; readonly path: string; readonly text: string; readonly isId: boolean }
  | {
      readonly by: 'model';
      readonly name: string;
      /** The dbt project that has it, where that is said. */
      readonly package?: string | undefined;
      readonly isExposure?: boolean;
    }
  | { readonly by: 'source'; readonly source: string; readonly table: string }
  /** `parts`: with what stands around it, the table last. */
  | {
      readonly by: 'name';
      readonly parts: readonly string[];
      /** Systems and domains that are said around it: they tell tables of one name apart. */
      readonly hints: readonly string[];
      /** Path of a contract that declares it. */
      readonly contract?: string | undefined;
      /** Only a table that somebody declares is meant. */
      readonly isKnown?: boolean;
    };

/** What a product hands out, and what it takes for it: contracts by their ids. */
export interface OutputFact {
  readonly contract: string;
  readonly needs: readonly Word[];
}

export const noFacts: LineageFacts = {
  ...{ objects: [], made: [], sources: [], assets: [] },
  ...{ shown: [], described: [], reads: [], outputs: [], project: undefined },
};
