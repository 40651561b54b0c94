import { fileMeant, tellOutcome } from '../review/review-actions.ts';
import type { Command } from './command.ts';

/** The proposal takes over what became of its file meanwhile. */
export const updateProposal: Command = async ({ reviews }, argument) => {
  const file = fileMeant(reviews, argument);
  if (file === undefined) return;
  await tellOutcome(reviews, file, await reviews.deciding.bringUpToDate(file));
};
