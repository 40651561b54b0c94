import type { Localize } from '../status-text.ts';

/** How a scaffold ended. */
export interface Scaffolded {
  /** Files that were proposed, and those of them that were written. */
  readonly files: number;
  readonly written: number;
  readonly unexpressed: number;
  readonly conflicts: number;
  readonly failed: number;
}

/** What was done, and what is left to look at. */
export function scaffoldText(result: Scaffolded, localize: Localize): string {
  const { files, written, unexpressed, conflicts, failed } = result;
  if (files > 0 && written === 0) return localize('Nothing was changed.');
  const parts = [doneText(files, written, localize)];
  if (conflicts === 1) parts.push(localize('1 place that was changed by hand stands.'));
  if (conflicts > 1)
    parts.push(localize('{0} places that were changed by hand stand.', String(conflicts)));
  if (unexpressed === 1) parts.push(localize('1 part of the contracts is not expressed in dbt.'));
  if (unexpressed > 1)
    parts.push(
      localize('{0} parts of the contracts are not expressed in dbt.', String(unexpressed)),
    );
  if (failed === 1) parts.push(localize('1 file was left out.'));
  if (failed > 1) parts.push(localize('{0} files were left out.', String(failed)));
  return parts.join(' ');
}

function doneText(files: number, written: number, localize: Localize): string {
  if (files === 0) return localize('The dbt project is up to date.');
  if (written === 1) return localize('1 file was written.');
  return localize('{0} files were written.', String(written));
}
