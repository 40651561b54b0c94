import manifest from '../../../operations/manifest.ts';
import { changeFiles, type ChangingOperation } from '../change-files.ts';
import type { RunCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { openSession } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { visible } from '../visible.ts';

const ofFolder: ChangingOperation = {
  run: (_input, context) => manifest.run({}, context),
};

/** Makes the index of the contracts, or says whether it is up to date. */
export const runManifest: RunCommand = async (call) => {
  const { options, positionals, io } = call;
  if (positionals.length > 0)
    throw new UsageError('The index is that of the current folder: no path is taken.');
  if (options.check !== true) return changeFiles(call, ofFolder, 'updated');
  const { context } = await openSession(call);
  const { change, failed, isEmpty } = await manifest.run({}, context);
  for (const { path, reason } of failed) io.stderr.write(`${visible(path)}: ${visible(reason)}\n`);
  for (const { path } of change.files)
    io.stdout.write(`${visible(path)} is not up to date: run dataengos manifest.\n`);
  if (isEmpty === true && options.quiet !== true)
    io.stderr.write('There is no contract here, and no index of them.\n');
  return failed.length + change.files.length === 0 ? exitCode.clean : exitCode.findings;
};
