import classify from '../../../operations/classify.ts';
import { changeFiles } from '../change-files.ts';
import type { RunCommand } from '../command.ts';

/** Writes the proposed classifications, or shows them with their reasons. */
export const runClassify: RunCommand = (call) =>
  changeFiles(call, classify, 'classified', { explained: true });
