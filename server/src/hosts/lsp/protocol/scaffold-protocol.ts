import type { PlainRange } from './plain-places.ts';

/** Request: the dbt project that contracts demand. Nothing is written by the server. Answered with null by one that failed. */
export const SCAFFOLD = 'dataengos/scaffold';

export interface ScaffoldParams {
  /** URIs of contracts or folders: only those; all contracts of the workspace when left out. */
  readonly contracts?: readonly string[];
  /** URI of the folder of the dbt project; the one of the workspace when left out. */
  readonly project?: string;
}

export interface Scaffold {
  /** Why nothing is proposed at all: a sentence. */
  readonly refused?: string | undefined;
  /** URIs of the folders of dbt projects: one of them has to be chosen first. */
  readonly projects?: readonly string[] | undefined;
  readonly files: readonly ScaffoldFile[];
  /** What contracts say and dbt cannot. */
  readonly unexpressed: readonly ScaffoldNote[];
  /** Where people and the contracts changed the same: what people wrote stands. */
  readonly conflicts: readonly ScaffoldConflictNote[];
  /** Files that nothing is done about, and why. */
  readonly kept: readonly { readonly uri: string; readonly reason: string }[];
  readonly failed: readonly { readonly uri: string; readonly reason: string }[];
}

/** A file as it is and as it would be; the same where only its base changes. */
export interface ScaffoldFile {
  readonly uri: string;
  /** Null: it is not there yet. */
  readonly before: string | null;
  readonly after: string;
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string }[];
  /** Sentences. */
  readonly reasons: readonly string[];
  /** What is kept beside it, so that what people write can be told from what was made; it belongs to this change. */
  readonly base?: ScaffoldBase | undefined;
}

export interface ScaffoldBase {
  readonly uri: string;
  /** Null: it is not there yet. */
  readonly before: string | null;
  readonly after: string;
}

export interface ScaffoldNote {
  readonly uri: string;
  readonly range: PlainRange;
  /** As people find it: `orders.amount: quality check "known_segment"`. */
  readonly element: string;
  /** A sentence. */
  readonly reason: string;
}

export interface ScaffoldConflictNote {
  readonly uri: string;
  /** In the file as it is. */
  readonly range: PlainRange;
  /** In the file as it would be. */
  readonly later: PlainRange;
  readonly what: 'changed' | 'kept' | 'deleted' | 'broken';
  /** The way to it in YAML; empty for the file as a whole, and in SQL. */
  readonly element: string;
  /** The file as it would be made without what people wrote, where that is known. */
  readonly made: string | undefined;
}
