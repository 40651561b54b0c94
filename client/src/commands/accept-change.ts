import { askReason, goOn, hunksMeant, tellOutcome } from '../review/review-actions.ts';
import type { Command } from './command.ts';

/** One change of a proposal goes into the file. */
export const acceptChange: Command = async ({ reviews }, argument) => {
  const meant = hunksMeant(reviews, argument);
  if (meant === undefined) return;
  const { file, hunks } = meant;
  const accept = async (reason?: string): Promise<void> => {
    const outcome = await reviews.deciding.acceptHunks(file, hunks, reason);
    const isDone = await tellOutcome(reviews, file, outcome, async () => {
      const given = await askReason([file]);
      if (given !== undefined) await accept(given);
    });
    if (isDone) await goOn(reviews, [file]);
  };
  await accept();
};
