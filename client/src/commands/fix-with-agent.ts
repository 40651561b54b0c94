import { runPhase } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** Proposes what mends the findings of a file that no fix covers. */
export const fixWithAgent: Command = ({ phases }, argument) => runPhase(phases, 'fix', argument);
