import { askReason, fileMeant, goOn, tellOutcome } from '../review/review-actions.ts';
import { takeFile } from '../review/take-file.ts';
import type { Command } from './command.ts';

/** The proposal becomes the file although it has errors: for a reason, which is written down. */
export const acceptAnyway: Command = async ({ reviews }, argument) => {
  const file = fileMeant(reviews, argument);
  const reason = file && (await askReason([file]));
  if (file === undefined || reason === undefined) return;
  if (await tellOutcome(reviews, file, await takeFile(reviews, file, reason)))
    await goOn(reviews, [file]);
};
