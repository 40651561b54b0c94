import { errorStack } from '../../base/error-text.ts';
import { neverCancelled } from '../../base/cancellation.ts';
import { mostSimilar } from '../../base/similar.ts';
import { commands } from './commands.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { commandHelp, programHelp } from './help.ts';
import type { Io } from './io.ts';
import { parseArguments } from './parse-arguments.ts';
import { product } from './product.ts';
import { UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

/** Runs a call of the command line. Never throws. */
async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(words, io);
  } catch (error) {
    if (error instanceof UsageError) {
      const lines = error.message.split('\n').map(visible);
      io.stderr.write(`dataengos: ${lines.join('\n')}\n`);
      return exitCode.usage;
    }
    const stack = errorStack(error);
    const lines = stack.split('\n').map(visible);
    io.stderr.write(
      `dataengos: This is a mistake of DataEngOS, not of your files. Please report it with the lines below.\n${product.name} ${product.version}, Node ${process.version}, ${process.platform}\n${lines.join('\n')}\n`,
    );
    return exitCode.internal;
  }
}

async function dispatch(words: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = joined(words);
  if (name === '--version' || name === '-V') return print(io, `${product.version}\n`);
  if (name === undefined || name === '--help' || name === '-h') return help(name, io);
  if (name === 'help')
    return rest[0] === undefined ? help('help', io) : dispatch([...rest, '--help'], io);
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw unknownCommand(name);
  const asked = beforeTerminator(rest);
  if (asked.includes('--help') || asked.includes('-h')) return print(io, commandHelp(command));
  const { options, positionals } = parseArguments(rest, command.options);
  const runCommand = await command.load();
  return runCommand({ options, positionals, io });
}

/** A few commands have two words. */
function joined([first, second, ...rest]: readonly string[]): readonly string[] {
  const both = `${String(first)} ${String(second)}`;
  if (commands.some(({ name }) => name === both)) return [both, ...rest];
  return [first, second, ...rest].filter((word) => word !== undefined);
}

function beforeTerminator(words: readonly string[]): readonly string[] {
  const terminator = words.indexOf('--');
  return terminator === -1 ? words : words.slice(0, terminator);
}

/** Without any word nothing was asked for: that is a wrong call. */
function help(name: string | undefined, io: Io): ExitCode {
  if (name !== undefined) return print(io, programHelp(commands));
  io.stderr.write(programHelp(commands));
  return exitCode.usage;
}

function print(io: Io, text: string): ExitCode {
  io.stdout.write(text);
  return exitCode.clean;
}

function unknownCommand(name: string): UsageError {
  const similar = mostSimilar(
    name,
    commands.map((command) => command.name),
  );
  const isOption = name.startsWith('-');
  const hint = similar === undefined ? 'See "dataengos --help".' : `Did you mean "${similar}"?`;
  return new UsageError(
    isOption
      ? `Options stand behind the command: "dataengos lint ${name}".`
      : `There is no command "${name}". ${hint}`,
  );
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** On standard error, so that what comes out on standard output is the result alone. */
async function askLine(prompt: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    terminal.once('close', () => {
      resolve(undefined);
    });
    terminal.once('SIGINT', () => {
      process.exit(exitCode.interrupted);
    });
    terminal.question(prompt, (line) => {
      resolve(line);
      terminal.close();
    });
  });
}

/** A reader that has seen enough (`| head`) closes the pipe: the rest is not printed, the verdict stands. */
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = exitCode.internal;
  });
}

/** Runs the command line of this process. */
export function main(): void {
  ignoreClosedPipe(process.stdout);
  ignoreClosedPipe(process.stderr);
  process.once('SIGINT', () => {
    // Files are replaced in one step: none is left half written.
    process.exit(exitCode.interrupted);
  });
  // Set, not exit(): what is written must reach slow pipes first.
  void run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    readStdin,
    ...(process.stdin.isTTY && process.stderr.isTTY && { askLine }),
    token: neverCancelled,
  }).then((code) => {
    process.exitCode = code;
  });
}
