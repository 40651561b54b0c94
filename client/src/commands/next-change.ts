import { showChange } from '../review/show-change.ts';
import type { Command } from './command.ts';

/** The cursor goes to the next change of the proposal; after the last comes the first. */
export const nextChange: Command = ({ reviews }) => showChange(reviews, 1);
