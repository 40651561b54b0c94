import { runPhase } from '../phases/run-phase.ts';
import type { Command } from './command.ts';

/** Proposes the SQL of a dbt model. */
export const implementLogic: Command = ({ phases }, argument) =>
  runPhase(phases, 'implement-logic', argument);
