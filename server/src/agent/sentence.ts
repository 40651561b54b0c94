/**
 * Something that is said to people: words that stand as they are, such as those of a model or of a system; a template with
 * its arguments, which `told` puts into a language; or several of them, one after the other. Plain JSON: runs keep it.
 */
export type Sentence = string | Said | readonly Sentence[];

export interface Said {
  /** English, with `{placeholders}`. */
  readonly text: string;
  readonly params?: Readonly<Record<string, number | Sentence>>;
}

/** A sentence that is translated for whoever reads it. `text`: written out where it is used, as tests look for it there. */
export function saying(text: string, params?: Said['params']): Said {
  return params === undefined ? { text } : { text, params };
}
