/** Names of the workspace that Markdown files refer to; asked only where one is written. */
export interface MarkdownNames {
  products(): readonly string[];
  domains(): readonly string[];
  /** Paths as front matter writes them: from the root of the project. */
  contracts(): readonly string[];
  /** What `classification.yaml` can do to a value. */
  policies(): readonly string[];
}
