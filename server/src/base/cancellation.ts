/** Asked between slices of work: the reader may have lost interest. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** For callers that always want the answer. */
export const neverCancelled: CancellationToken = { isCancellationRequested: false };
