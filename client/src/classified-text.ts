import type { Localize } from './status-text.ts';

/** How a look for sensitive properties ended. */
export interface Classified {
  /** Data contracts that were looked at. */
  readonly contracts: number;
  /** Files with something to classify. */
  readonly files: number;
  /** Files that nobody looked at. */
  readonly failed: number;
  /** Whether the user took the proposal. */
  readonly applied: boolean;
}

/** What the command did, and what it could not look at. */
export function classifiedText(result: Classified, localize: Localize): string {
  const done = doneText(result, localize);
  const { failed } = result;
  if (failed === 0) return done;
  const left =
    failed === 1
      ? localize('1 file was not looked at. The log says why.')
      : localize('{0} files were not looked at. The log says why.', String(failed));
  return `${done} ${left}`;
}

/** What the preview is about, while it is open. */
export function proposedText(files: number, localize: Localize): string {
  if (files === 1) return localize('1 file has something to classify. Tick what is right.');
  return localize('{0} files have something to classify. Tick what is right.', String(files));
}

function doneText({ contracts, files, applied }: Classified, localize: Localize): string {
  if (files > 0 && !applied) return localize('Nothing was changed.');
  if (files > 0) return localize('What you ticked is classified.');
  if (contracts === 0) return localize('There are no data contracts to classify.');
  if (contracts === 1) return localize('1 contract was checked: there is nothing to classify.');
  return localize('{0} contracts were checked: there is nothing to classify.', String(contracts));
}
