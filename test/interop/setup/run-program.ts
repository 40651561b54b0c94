import { spawn } from 'node:child_process';

/** How a program ended. */
export interface ProgramResult {
  /** Its exit code; null where a signal ended it. */
  readonly code: number | null;
  /** What it wrote to stdout and stderr, as it came. */
  readonly output: string;
}

interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a program to its end. Rejects where it cannot be started. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, input = '' }: RunOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    let output = '';
    const add = (chunk: string) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
    // A program that ends early does not read all.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs a program that has to succeed, and gives what it wrote. Rejects with that where it does not. */
export async function mustRun(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await runProgram(program, args, options);
  if (code === 0) return output;
  throw new Error(`${program} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${output}`);
}
