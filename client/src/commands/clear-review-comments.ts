import type { Command } from './command.ts';

/** Takes the comments of the last review off the lines. */
export const clearReviewComments: Command = ({ phases }) => {
  phases.comments.clear();
};
