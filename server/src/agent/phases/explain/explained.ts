/** What explains something: Markdown, and the file that it speaks of. */
export interface Explained {
  readonly text: string;
  /** Relative to the workspace folder. */
  readonly path?: string;
}
