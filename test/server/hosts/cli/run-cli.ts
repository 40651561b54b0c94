import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../../../scripts/bundles.mjs';
import { tempFolder } from '../temp-folder.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let built: Promise<string> | undefined;

/** The real program, bundled as it ships, once for each test file. */
export function cliPath(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const outfile = join(tempFolder(), 'cli.cjs');
  await build(bundleOptions('cli', outfile, { production: true, effort: 'quick' }));
  return outfile;
}

/** Runs the program in a folder. */
export async function runCli(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CliResult> {
  const path = await cliPath();
  return new Promise((resolve, reject) => {
    const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '', ...options.env };
    const child = spawn(process.execPath, [path, ...args], { cwd, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}
