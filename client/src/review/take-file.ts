import type { Outcome } from './deciding.ts';
import type { PendingFile } from './pending-file.ts';
import type { Reviews } from './reviews.ts';

/** Accepts a proposal; one of which every change was rejected is rejected. */
export function takeFile(
  { deciding }: Reviews,
  file: PendingFile,
  reason?: string,
): Promise<Outcome> {
  return file.isPartial && file.model.isSettled && !file.isTaken
    ? deciding.rejectFiles([file])
    : deciding.acceptFiles([file], reason);
}
