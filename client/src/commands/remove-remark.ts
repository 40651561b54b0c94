import type { Command } from './command.ts';

export const removeRemark: Command = ({ reviews }, argument) => reviews.remarks.remove(argument);
