/** A file of which an operation could make nothing. */
export interface FailedFile {
  readonly path: string;
  /** Full sentences. */
  readonly reason: string;
  /** A mistake of ours. */
  readonly defect?: true;
}
