import { runPhase } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** From an idea to a canvas, by questions. */
export const shapeSpec: Command = ({ phases }, argument) =>
  runPhase(phases, 'shape-spec', argument);
