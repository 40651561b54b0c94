import { runPhase } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** Explains a finding, a contract or a path of the lineage. */
export const explain: Command = ({ phases }, argument) => runPhase(phases, 'explain', argument);
