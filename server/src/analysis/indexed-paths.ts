import type { NamedFile } from '../lint/workspace-view.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';

/** What the index asks of its host about paths. */
export interface IndexedPaths {
  /** The URI that a relative path in a file means; undefined for what leads out of the workspace. */
  resolveFile(from: string, path: string): string | undefined;
  /** The path by which a file would name another one; by default as the URIs have it. */
  pathTo?(from: string, to: string): string;
  /** What is known of a file of which the index has no record; nothing by default. */
  lookUp?(uri: string): NamedFile;
  /** Where a file lies, with all folders around it, where its URI does not say so. */
  absolute?(uri: string): string;
  /** The profile whose policies hold there; the default one where nobody says. */
  profile?(uri: string): string;
  /** Reads the SQL of models; without it their columns are not known. */
  readonly sql?: SqlReader | undefined;
}
