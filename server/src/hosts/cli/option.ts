/** An option of a command: enough to parse it, to check it and to tell of it. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** How the value is called in the help; a flag when left out. */
  readonly value?: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** For the help: lower case, no full stop. */
  readonly doc: string;
}

/** What was given. Flags are true or absent. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;
