import convert from '../../../operations/convert.ts';
import { changeFiles } from '../change-files.ts';
import type { RunCommand } from '../command.ts';

/** Rewrites contracts of retired formats, or shows how. */
export const runConvert: RunCommand = (call) => changeFiles(call, convert, 'converted');
