/** A model that another one reads. */
export interface UpstreamModel {
  readonly name: string;
  /** Undefined where nobody says which columns it has. */
  readonly columns: readonly KnownColumn[] | undefined;
}

/** A column, as far as contracts or YAML tell of it. */
export interface KnownColumn {
  readonly name: string;
  /** As SQL has it. */
  readonly type: string | undefined;
  readonly description: string | undefined;
}
