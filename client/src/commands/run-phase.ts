import { runPhase as run } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** Lets the user choose a phase, and runs it. */
export const runPhase: Command = ({ phases }, argument) => run(phases, undefined, argument);
