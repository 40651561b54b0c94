import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../../../scripts/bundles.mjs';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { cliPath, runCli, type CliResult } from '../../hosts/cli/run-cli.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { KEY } from './hostile-server.ts';

let built: Promise<unknown> | undefined;

/** `dataengos run` in a folder, with its state in a folder of its own. */
export interface CommandLine {
  /** Where runs are kept. */
  readonly state: string;
  readonly env: NodeJS.ProcessEnv;
  run(...args: readonly string[]): Promise<CliResult>;
  /** With a key, and the consent to what is at the address. */
  ask(url: string, ...args: readonly string[]): Promise<CliResult>;
  /** The files of the runs that are kept. */
  files(): readonly string[];
  runs(): readonly RunState[];
}

/** The program as it ships, with the adapter of Claude beside it. */
export async function commandLine(root: string): Promise<CommandLine> {
  const outfile = join(dirname(await cliPath()), 'outside.cjs');
  built ??= build(bundleOptions('outside', outfile, { production: true, effort: 'quick' }));
  await built;
  const state = tempFolder();
  const env = {
    ...{ XDG_STATE_HOME: state, LOCALAPPDATA: state, HOME: state },
    ...{ ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '' },
  };
  const files = (): readonly string[] =>
    readdirSync(state, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => join(state, path));
  return {
    ...{ state, env, files },
    run: (...args) => runCli(root, ['run', ...args], { env }),
    ask: (url, ...args) =>
      runCli(root, ['run', ...args, ...claude(url)], {
        env: { ...env, ANTHROPIC_API_KEY: KEY },
      }),
    runs: () => files().map((path) => JSON.parse(readFileSync(path, 'utf8')) as RunState),
  };
}

/** The options that say whom to ask. */
export function claude(url: string): readonly string[] {
  return ['--provider', 'claude', '--base-url', url, '--consent', new URL(url).host];
}
