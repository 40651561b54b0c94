import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { mergeSettings } from '../../analysis/merge-settings.ts';
import { parseProjectConfig, PROJECT_FILE } from '../../analysis/project-config.ts';
import type { PartialSettings, Settings } from '../../analysis/settings.ts';
import { LineIndex } from '../../base/line-index.ts';
import type { Preset } from '../../lint/config.ts';
import { readFile } from '../node/read-file.ts';
import type { Call } from './command.ts';
import { spanOf } from './place.ts';
import { UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

/** The folder that a run is about and what holds in it. */
export interface Project {
  /** Absolute: where the project file lies, or the current folder. Globs are relative to it. */
  readonly root: string;
  /** A project file says where the project is: all of it may be looked at. */
  readonly declared: boolean;
  readonly settings: Settings;
}

/** Settings of the call: defaults, then the project file, then options. Throws `UsageError` on a bad file. */
export async function loadProject(
  { options, io }: Pick<Call, 'options' | 'io'>,
  knownRules: ReadonlySet<string>,
): Promise<Project> {
  const given = options.config;
  const file = typeof given === 'string' ? resolve(io.cwd, given) : nearestProjectFile(io.cwd);
  const preset: PartialSettings =
    options.preset === undefined ? {} : { lint: { preset: options.preset as Preset } };
  if (file === undefined) return { root: io.cwd, declared: false, settings: mergeSettings(preset) };
  const settings = await readProjectFile(file, relative(io.cwd, file), knownRules);
  // A file that is named may lie anywhere; what it says holds for where we are.
  const root = typeof given === 'string' ? io.cwd : dirname(file);
  return { root, declared: true, settings: mergeSettings(settings, preset) };
}

/** Upwards from a folder, not beyond the root of its git repository. */
export function nearestProjectFile(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, PROJECT_FILE);
    if (existsSync(file)) return file;
    if (dirname(at) === at || existsSync(join(at, '.git'))) return undefined;
  }
}

async function readProjectFile(
  file: string,
  shown: string,
  knownRules: ReadonlySet<string>,
): Promise<PartialSettings> {
  const name = visible(shown);
  const read = await readFile(file, 1_024);
  if (read.kind === 'unread') {
    throw new UsageError(`The project file ${name} cannot be read. ${read.reason}`);
  }
  const { settings, problems } = parseProjectConfig(read.text, knownRules);
  if (problems.length === 0) return settings;
  const lines = new LineIndex(read.text);
  const list = problems.map(({ message, range }) => {
    const { line, column } = spanOf(read.text, lines, range, 'characters').start;
    return `  ${name}:${line}:${column}: ${visible(message)}`;
  });
  throw new UsageError(`The project file has mistakes.\n${list.join('\n')}`);
}
