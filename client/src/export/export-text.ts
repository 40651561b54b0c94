import type { ExportOutcome } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from '../status-text.ts';

/** What came of an export, in a sentence or two. */
export function exportText(outcome: ExportOutcome, localize: Localize): string {
  const { state, reasons, errors, changed } = outcome;
  switch (state) {
    case 'written':
      return writtenText(outcome, localize);
    case 'restricted':
      return localize('Nothing is exported in Restricted Mode.');
    case 'cannot':
      return localize('Nothing was exported: {0}', reasonText(reasons[0], localize));
    case 'refused':
      if (errors > 0)
        return errors === 1
          ? localize('Nothing was exported: there is 1 error in the workspace.')
          : localize(
              'Nothing was exported: there are {0} errors in the workspace.',
              String(errors),
            );
      if (changed > 0 && changed === reasons.length)
        return changed === 1
          ? localize('Nothing was exported: 1 file of the last export has been changed since.')
          : localize(
              'Nothing was exported: {0} files of the last export have been changed since.',
              String(changed),
            );
      return localize('Nothing was exported: {0}', reasonText(reasons[0], localize));
  }
}

/** `models/orders.sql:7: Logic is still to be written here.` */
export function reasonText(
  reason: ExportOutcome['reasons'][number] | undefined,
  localize: Localize,
): string {
  if (reason === undefined) return localize('no folder is open.');
  const { path, line, message } = reason;
  return `${path}${line === undefined ? '' : `:${String(line)}`}: ${message}`;
}

function writtenText({ targets }: ExportOutcome, localize: Localize): string {
  const made = targets.filter(({ nothing }) => nothing === undefined);
  const none = targets.find(({ nothing }) => nothing !== undefined);
  if (made.length === 0) return none?.nothing ?? localize('There is nothing to export.');
  const written = made.reduce((sum, one) => sum + one.written, 0);
  const without = made.reduce((sum, one) => sum + one.leftOut.length, 0);
  const names = made.map(({ target }) => target).join(', ');
  const done =
    written === 0
      ? localize('Exported: {0}. Nothing has changed.', names)
      : localize('Exported: {0}.', names);
  if (without === 0) return done;
  return without === 1
    ? `${done} ${localize('1 file was left out. The log says why.')}`
    : `${done} ${localize('{0} files were left out. The log says why.', String(without))}`;
}
