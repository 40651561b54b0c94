import { fileMeant, goOn, tellOutcome } from '../review/review-actions.ts';
import type { Command } from './command.ts';

/** The file stays as it is; the proposal stays in the history of runs. */
export const rejectFile: Command = async ({ reviews }, argument) => {
  const file = fileMeant(reviews, argument);
  if (file === undefined) return;
  const outcome = await reviews.deciding.rejectFiles([file]);
  if (await tellOutcome(reviews, file, outcome)) await goOn(reviews, [file]);
};
