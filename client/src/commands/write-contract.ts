import { runPhase } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** Proposes a data contract from canvas, sources and policies. */
export const writeContract: Command = ({ phases }, argument) =>
  runPhase(phases, 'write-contract', argument);
