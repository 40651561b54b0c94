import { goOn, fileMeant, tellOutcome } from '../review/review-actions.ts';
import { takeFile } from '../review/take-file.ts';
import type { Command } from './command.ts';

/** The proposal becomes the file, if nothing forbids it. */
export const acceptFile: Command = async ({ reviews }, argument) => {
  const file = fileMeant(reviews, argument);
  if (file === undefined) return;
  if (await tellOutcome(reviews, file, await takeFile(reviews, file))) await goOn(reviews, [file]);
};
