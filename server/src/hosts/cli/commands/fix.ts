import fix from '../../../operations/fix.ts';
import { changeFiles } from '../change-files.ts';
import type { RunCommand } from '../command.ts';

/** Writes the safe fixes, or shows them. */
export const runFix: RunCommand = (call) => changeFiles(call, fix, 'fixed');
