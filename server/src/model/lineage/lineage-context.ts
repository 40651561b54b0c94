import type { LineageFacts } from './lineage-facts.ts';
import type { PlacedObject } from './table.ts';

/** What is asked about files while the graph is put together. */
export interface LineageContext {
  /** The folder of the dbt project that a file lies in. */
  projectOf(uri: string): string | undefined;
  /** The file that a path written in another one means. */
  resolveFile(from: string, path: string): string | undefined;
  /** The layer that a table belongs to by the policies. */
  layerOf(table: LayeredTable): string | undefined;
}

/** What tells the layer of a table. */
export interface LayeredTable {
  readonly name: string;
  readonly domain: string | undefined;
  /** Files with SQL that makes it. */
  readonly models: readonly string[];
  readonly objects: readonly PlacedObject[];
  /** Files that name it, where none declares it. */
  readonly shownIn: string | undefined;
}

export interface FileOfFacts {
  readonly uri: string;
  readonly facts: LineageFacts;
}
