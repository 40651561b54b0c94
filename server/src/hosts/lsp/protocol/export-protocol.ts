/** Request: writes what is handed on. Answered with null by a server that failed. */
export const EXPORT = 'dataengos/export';

export interface ExportParams {
  /** `warehouse-package`, `docs`; all that there is when left out. */
  readonly targets?: readonly string[];
  /** URI of the workspace folder; the first one when left out. */
  readonly folder?: string;
  /** Whether files of an earlier export are replaced that people have changed since. */
  readonly force?: boolean;
}

export interface ExportOutcome {
  /** `restricted`: nothing is written in a workspace that nobody trusts. `cannot`: something could not be read or written. */
  readonly state: 'written' | 'refused' | 'restricted' | 'cannot';
  readonly targets: readonly ExportOutcomeTarget[];
  /** Why not, in sentences, with the file where there is one. Errors of contracts are counted alone: their findings say it. */
  readonly reasons: readonly ExportReason[];
  /** Findings that are errors. */
  readonly errors: number;
  /** Files that people have changed since they were exported: `force` replaces them. */
  readonly changed: number;
}

export interface ExportOutcomeTarget {
  readonly target: string;
  /** URI of its folder. */
  readonly folder: string;
  /** Files that it holds now. */
  readonly files: number;
  /** Those that were written or removed. */
  readonly written: number;
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  /** Why there is nothing to export. */
  readonly nothing?: string;
}

export interface ExportReason {
  readonly path: string;
  /** From one. */
  readonly line?: number;
  readonly message: string;
}
