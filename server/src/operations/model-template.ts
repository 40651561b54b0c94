/** The query of a dbt model before it is rendered, with all that its templates may name. Plain data: it goes to another process. */
export interface ModelTemplate {
  /** Of the model. */
  readonly name: string;
  readonly text: string;
  /** Number of the project: tells apart models with the same name. */
  readonly project: number;
  readonly projectName: string;
  readonly vars: Readonly<Record<string, unknown>>;
  /** Texts of files that define macros. */
  readonly macros: readonly string[];
  /** `source.table` -> what the database calls the table. */
  readonly identifiers: Readonly<Record<string, string>>;
}

/** A model's query, and what it reads. */
export interface RenderedModel {
  readonly query:
    | { readonly kind: 'text'; readonly text: string }
    /** In the words of the renderer. */
    | { readonly kind: 'failed'; readonly reason: string };
  /** Names of models and seeds. */
  readonly refs: readonly string[];
  readonly sources: readonly SourceName[];
}

export interface SourceName {
  readonly source: string;
  readonly table: string;
}
