import lineageUpdate from '../../../operations/lineage-update.ts';
import { changeFiles } from '../change-files.ts';
import type { RunCommand } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** Makes topologies say what contracts and dbt say, or shows how. */
export const runLineageUpdate: RunCommand = async (call) => {
  if (call.positionals.includes('-'))
    throw new UsageError('A topology alone has nothing to be held against: name its file.');
  return changeFiles(call, lineageUpdate, 'updated');
};
