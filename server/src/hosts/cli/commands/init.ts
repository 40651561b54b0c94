import { mkdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import init from '../../../operations/init.ts';
import { ioReason } from '../../node/io-reason.ts';
import type { Call, RunCommand } from '../command.ts';
import { makeFiles } from '../make-files.ts';
import { shownPath } from '../shown-path.ts';
import { UsageError } from '../usage-error.ts';

/** Makes what a workspace begins with, in a folder that may be empty, new or a dbt project. */
export const runInit: RunCommand = async (call) => {
  const { options, positionals, io } = call;
  const [given = '.'] = positionals;
  if (positionals.length > 1 || given === '-')
    throw new UsageError('Name one folder: "dataengos init <folder>".');
  const folder = resolve(io.cwd, given);
  await makeFolder(folder, given, options['dry-run'] === true);
  const { name, team, domain, preset } = options;
  const answers = { project: text(name), team: text(team), domain: text(domain) };
  const within = (path: string): string => shownPath(io.cwd, resolve(folder, path));
  const there: Call = { ...call, io: { ...io, cwd: folder } };
  return makeFiles(there, {
    within,
    run: (context) => init.run({ ...answers, preset: text(preset) }, context),
  });
};

async function makeFolder(folder: string, given: string, dryRun: boolean): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  if (found !== undefined) throw new UsageError(`"${given}" is no folder.`);
  if (dryRun)
    throw new UsageError(`There is no folder "${given}" yet; without --dry-run it is made.`);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`The folder "${given}" cannot be made. ${ioReason(error)}`);
  });
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
