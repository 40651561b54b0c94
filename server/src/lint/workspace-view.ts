import type { ContractRecord } from '../model/contract-record.ts';
import type { Suppression } from './suppressions.ts';

/**
 * The files of the workspace as rules see them. Whoever answers notes what a rule asked and lets it look
 * again when the answer changes: of another file its coming and going, the ids, versions and places
 * of its contracts, and the names, ids and types that they declare.
 */
export interface WorkspaceView {
  /** One record for each contract of the file; undefined when the file is none of ours. */
  records(uri: string): readonly ContractRecord[] | undefined;
  /** Files that hold a contract of that id. */
  withId(id: string): Iterable<string>;
  /** The file that a path written in another file means; undefined outside of the workspace. */
  resolveFile(from: string, path: string): string | undefined;
  /** The path by which a file would name another one. */
  pathTo(from: string, to: string): string;
  /** Whether for sure no contract is there: the search for contracts looks there and finds none. */
  isMissing(uri: string): boolean;
  /** Files of the same name, in whatever folder. */
  filesNamed(name: string): Iterable<string>;
  /** Files directly in a folder; its URI has no slash at the end. */
  filesIn(folder: string): Iterable<string>;
}

/** What is kept of a file when its tree is gone. */
export interface RecordedFile {
  readonly uri: string;
  readonly records: readonly ContractRecord[];
  readonly suppressions: readonly SuppressionRecord[];
}

/** A comment that silences rules, and where its line begins: it stands on one line. */
export interface SuppressionRecord {
  readonly suppression: Suppression;
  readonly line: number;
  readonly lineStart: number;
  /** Whether the rules could look at the whole file: in broken YAML nobody knows what a comment would silence. */
  readonly judged: boolean;
}

/** One file by what is kept of it, with the others within reach. */
export interface WorkspaceVisit {
  readonly kind: 'workspace';
  readonly uri: string;
  readonly records: readonly ContractRecord[];
  readonly workspace: WorkspaceView;
}
