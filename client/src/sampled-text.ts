import type { Localize } from './status-text.ts';

/** How the making of sample data ended. */
export interface Sampled {
  /** Data contracts that were looked at. */
  readonly contracts: number;
  /** Files that were proposed. */
  readonly files: number;
  /** Samples that were there already. */
  readonly kept: number;
  /** What contracts say and rows do not meet. */
  readonly unmet: number;
  /** Contracts without samples. */
  readonly failed: number;
  /** Whether the user took the proposal. */
  readonly applied: boolean;
}

/** What the command did, and what it could not do. */
export function sampledText(result: Sampled, localize: Localize): string {
  const { files, applied, unmet, failed } = result;
  const left = (files > 0 && applied ? unmet : 0) + failed;
  const done = doneText(result, localize);
  return left === 0 ? done : `${done} ${localize('The log says what could not be met.')}`;
}

/** What the preview is about, while it is open. */
export function toBeSampledText(files: number, localize: Localize): string {
  if (files === 1) return localize('1 sample file is missing. Apply makes it.');
  return localize('{0} sample files are missing. Apply makes them.', String(files));
}

function doneText({ contracts, files, kept, applied }: Sampled, localize: Localize): string {
  if (files > 0 && !applied) return localize('Nothing was changed.');
  if (files === 1) return localize('1 sample file was made.');
  if (files > 0) return localize('{0} sample files were made.', String(files));
  if (contracts === 0) return localize('There are no data contracts to make samples of.');
  if (kept > 0) return localize('All samples are there already.');
  return localize('No sample file was made.');
}
