/** Caps that keep a hostile or broken file from taking the server down. What they cut off is reported as `incomplete`. */
export const limits = {
  /** Nesting of maps and sequences; deeper ones are not looked at. */
  depth: 200,
  /** Aliases written in one fragment. */
  aliases: 1_000,
  /** Aliases after following each one into its target: stops "billion laughs". */
  expandedAliases: 10_000,
  /** Length of one `{{ ... }}` or `{% ... %}`. */
  template: 2_000,
  /** UTF-16 units of one file. A little over 5 MiB, so that a file of exactly 5 MiB is read. */
  fileSize: 5 * 1024 * 1024 + 64 * 1024,
  /** Lines with content, commas and opening brackets of one file: what a file costs goes by them, not by its size. */
  pieces: 170_000,
  /** Problems kept of one fragment: the first ones tell the story. */
  problems: 50,
} as const;
