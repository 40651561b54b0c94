import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun, runProgram } from './run-program.ts';
import type { PythonTools } from './tools.ts';

const requirements = join(import.meta.dirname, 'requirements.txt');

/** Newest first. dbt 1.11 knows no later Python, and some of the pinned packages know no earlier one. */
const interpreters = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];
const isFit = 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))';

/**
 * The virtual environment with the pinned packages, kept in `~/.cache/dataengos` and made where it is not there yet.
 * Rejects where there is no fit Python, or the packages cannot be installed.
 */
export async function makePythonTools(): Promise<PythonTools> {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'dataengos', `interop-${hash}`);
  if (!existsSync(folder)) await install(folder);
  return { python: interpreterOf(folder) };
}

/** Made beside and moved, so that two runs at once, or one that is stopped, leave no half of it. */
async function install(folder: string): Promise<void> {
  const python = await findPython();
  const made = `${folder}.${process.pid}`;
  console.log(`Installing dbt and sqlfluff into ${folder} ...`);
  mkdirSync(made, { recursive: true });
  try {
    await mustRun(python, ['-m', 'venv', made]);
    const quiet = ['--quiet', '--disable-pip-version-check'];
    // Source packages would run whatever they like, and need compilers.
    const pinned = ['--only-binary', ':all:', '--no-deps', '--requirement', requirements];
    await mustRun(interpreterOf(made), ['-m', 'pip', 'install', ...quiet, ...pinned]);
    await mustRun(interpreterOf(made), ['-m', 'pip', 'check', ...quiet]);
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

async function findPython(): Promise<string> {
  for (const name of interpreters) {
    const result = await runProgram(name, ['-c', isFit]).catch(() => undefined);
    if (result?.code === 0) return name;
  }
  throw new Error('there is no Python 3.11 to 3.13.');
}

const interpreterOf = (folder: string) =>
  join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
