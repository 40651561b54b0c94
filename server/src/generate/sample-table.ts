/** Rows as a sample file holds them. */
export interface SampleTable {
  readonly columns: readonly string[];
  /** A cell for each column: what JSON holds, or the text of a CSV; null where there is no value. */
  readonly rows: readonly (readonly SampleValue[])[];
}

export type SampleValue =
  | string
  | number
  | boolean
  | null
  | readonly SampleValue[]
  | { readonly [name: string]: SampleValue };
