import type { FailedFile } from '../failed-file.ts';
import type { FileReport } from '../lint.ts';
import type { Proposal, ProposedFileChange } from '../proposed-change.ts';

/** What can be exported; also the name of its folder below `exports`. */
export const exportTargets = ['warehouse-package', 'docs'] as const;
export type ExportTarget = (typeof exportTargets)[number];

export const EXPORTS = 'exports';
/** In the folder of each target: what it holds, with hashes. */
export const MANIFEST = 'manifest.json';

/** What one target would hold. */
export interface TargetContent {
  readonly target: ExportTarget;
  readonly files: readonly ExportedFile[];
  /** What people may look for in vain. */
  readonly leftOut: readonly LeftOut[];
  /** Logic that nobody has written yet. */
  readonly marks: readonly ExportMark[];
  /** What is needed and could not be read. */
  readonly failed: readonly FailedFile[];
}

export interface ExportedFile {
  /** Relative to the folder of the target, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly contracts?: readonly ExportedContract[];
}

/** The contract that a file keeps. */
export interface ExportedContract {
  readonly id?: string;
  readonly name?: string;
  readonly version?: string;
}

export interface LeftOut {
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

/** Where the mark for logic to write stands. */
export interface ExportMark {
  readonly path: string;
  /** From one. */
  readonly line: number;
}

/** What came out of one target. */
export interface TargetAnswer {
  readonly target: ExportTarget;
  /** Its folder, as the host names paths. */
  readonly folder: string;
  /** How many files it holds, the manifest not counted. */
  readonly files: number;
  readonly leftOut: readonly LeftOut[];
  /** Nothing is exported, as nothing is there to export: a sentence. */
  readonly nothing?: string;
}

/** Why nothing may be exported. */
export interface Refusal {
  /** Errors, file by file; other findings are left out. */
  readonly findings: readonly FileReport[];
  /** Nobody knows whether these are right. */
  readonly notChecked: readonly FailedFile[];
  readonly marks: readonly ExportMark[];
  /** People have changed these, or they are not from an export: `force` replaces them. */
  readonly changed: readonly string[];
}

/** What an export would do. With a refusal there are no changes. */
export interface ExportAnswer extends Proposal {
  readonly targets: readonly TargetAnswer[];
  readonly refused: Refusal | undefined;
  /** Texts that are there, of the files that change. */
  readonly before: ReadonlyMap<ProposedFileChange, string>;
}
