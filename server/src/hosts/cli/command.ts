import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { Option, OptionValues } from './option.ts';

/** A subcommand. What it does is loaded only when it is called. */
export interface Command {
  readonly name: string;
  /** For the list of commands: one line without a full stop. */
  readonly summary: string;
  /** How it is called, behind the name of the program. */
  readonly usage: string;
  /** Paragraphs of the help. */
  readonly doc: string;
  readonly options: readonly Option[];
  load(): Promise<RunCommand>;
}

export type RunCommand = (call: Call) => Promise<ExitCode>;

export interface Call {
  readonly options: OptionValues;
  readonly positionals: readonly string[];
  readonly io: Io;
}
