import { runPhase } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** Comments the lines of specifications that have changed. */
export const reviewChanges: Command = ({ phases }, argument) =>
  runPhase(phases, 'review', argument);
