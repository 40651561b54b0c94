/** Something that writes files from tables. Add one to the list in generators.ts. */
export interface Generator {
  /** What the files are, plural. */
  readonly title: string;
  /** Folders that hold nothing but files of this generator: others in them are stale. */
  readonly owns: readonly string[];
  /** Texts by path from the root of the repository, with `/`. */
  files(): ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;
}
