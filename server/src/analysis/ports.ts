import type { Assumed } from '../spec/dialects.ts';
/** A file that somebody wants looked at. `path` is what people see: relative to where they stand, with `/`. */
export type SourceFile = ReadSourceFile | UnreadSourceFile;

export interface ReadSourceFile {
  readonly kind: 'text';
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Its name, or whoever named it, promises a contract. */
  readonly assumed: Assumed;
  /** Nobody named it, and it is no contract: it is here because policies may hold for it. */
  readonly onlyGoverned?: true;
}

/** It should be looked at but cannot be. */
export interface UnreadSourceFile {
  readonly kind: 'unread';
  readonly path: string;
  /** A sentence that says why. */
  readonly reason: string;
}

/** No file is there. */
export interface MissingFile {
  readonly kind: 'missing';
  readonly path: string;
  /** Paths of files of ours in the folder where it should be. */
  readonly beside: readonly string[];
}

/** Where operations get texts from. The host decides what is behind it: a disk, an editor's buffers, a table in a test. */
export interface FileSource {
  /**
   * The contracts at or below the paths, in the order of their paths; all there are when no path is given.
   * `governed`: policies hold, so what else they may hold for is wanted, too.
   */
  find(paths: readonly string[] | undefined, governed?: boolean): AsyncIterable<SourceFile>;
  /** The policies that may hold for files at or below the paths: there, and in the folders around. With them the dbt projects, which say what is a model. */
  policies(paths: readonly string[] | undefined): AsyncIterable<SourceFile>;
  /**
   * The other contracts of the workspace: what rules on the workspace know beside the files found before.
   * None where single files were asked for: what is beside them is looked up only.
   */
  around(paths: readonly string[] | undefined, governed?: boolean): AsyncIterable<SourceFile>;
  /** The `path` of the file that a relative path in another file means; undefined for what is no such path. */
  resolveFile(from: string, path: string): string | undefined;
  /** Where a file lies, from the root on and with `/`: tells which folders are around it. */
  absolute(path: string): string;
  /** The way from one file to another, as the first would write it. */
  pathTo(from: string, to: string): string;
  /** Whether `find` and `around` looked into folders, so that the contracts there are known. */
  knowsFolders(): boolean;
  /**
   * The file of a path, whatever its name. Undefined when nobody can tell: it is excluded, ignored or
   * out of the workspace. `everything`: what is excluded or ignored is looked at, too, as whoever writes files must
   * know what is there; nothing is said to lie beside a missing one then.
   */
  lookUp(path: string, everything?: boolean): Promise<SourceFile | MissingFile | undefined>;
  /** The folder of the workspace that a file lies in: what is made may lie there. Undefined outside of any. */
  folderOf(path: string): string | undefined;
  /**
   * All files at or below a folder of the workspace, in the order of their paths, whatever their names and whatever the
   * settings include. Without those that are excluded, ignored, or behind a link that leads out of the workspace;
   * with `everything` only without the latter. `lookUp` reads them.
   */
  list(folder: string, everything?: boolean): Promise<readonly string[]>;
}
