import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { addSqlParser } from '../../../../scripts/sql-parser.mjs';
import { tempFolder } from '../temp-folder.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let built: Promise<string> | undefined;

/** The real program, bundled as scripts/build.mjs does it, once for each test file. */
export function cliPath(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const outfile = join(tempFolder(), 'cli.cjs');
  await build({
    entryPoints: ['server/src/hosts/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    logLevel: 'error',
  });
  addSqlParser(outfile, 'quick');
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
