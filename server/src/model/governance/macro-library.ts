import type { Origin, Stated } from './origin.ts';

/** A macro that SQL may use: a section of `macro-library.md`. */
export interface LibraryMacro {
  readonly name: string;
  /** Its signature in the heading. */
  readonly at: Origin;
  /** As written: `column`, `keep=1`. */
  readonly parameters: readonly string[];
  readonly description: string;
  /** The treatment of `classification.yaml` that it carries out. */
  readonly policy: Stated<string> | undefined;
  readonly returns: string | undefined;
}

export type MacroLibrary = ReadonlyMap<string, LibraryMacro>;
