import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { repositoryRoot } from '../node/repository-root.ts';
import type { Call } from './command.ts';
import { nearestProjectFile } from './project.ts';
import { shownPath } from './shown-path.ts';

/**
 * The same call as it would be in the folder of the workspace. Where a contract lies says to which system or domain it
 * belongs, and where samples and dbt are: what is made of all contracts must not depend on the folder one stands in.
 * Paths that the call names count from there, too, and so do those that come out.
 */
export function fromRoot(call: Call): Call {
  const { options, positionals, io } = call;
  const cwd = workspaceRoot(io.cwd);
  if (cwd === io.cwd) return call;
  if (options.quiet !== true)
    io.stderr.write(
      `note: Paths count from ${shownPath(io.cwd, cwd)}, the folder of the workspace.\n`,
    );
  const { config } = options;
  return {
    io: { ...io, cwd },
    options: { ...options, ...(typeof config === 'string' && { config: resolve(io.cwd, config) }) },
    // A name is none of a file, most of the time.
    positionals: positionals.map((given) => {
      const path = resolve(io.cwd, given);
      return existsSync(path) ? shownPath(cwd, path) : given;
    }),
  };
}

/** Where the project file lies, else what lies around `specs`, else the folder itself. */
function workspaceRoot(folder: string): string {
  const file = nearestProjectFile(folder);
  if (file !== undefined) return dirname(file);
  const last = repositoryRoot(folder);
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === 'specs') return dirname(at);
    // Without a repository nobody knows how far a workspace goes.
    if (last !== undefined && existsSync(join(at, 'specs'))) return at;
    if (at === last || at === dirname(at)) return folder;
  }
}
