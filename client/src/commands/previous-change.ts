import { showChange } from '../review/show-change.ts';
import type { Command } from './command.ts';

/** The cursor goes to the change before; before the first comes the last. */
export const previousChange: Command = ({ reviews }) => showChange(reviews, -1);
