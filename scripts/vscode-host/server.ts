import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';

export interface ServerOptions {
  /** server-main.js, from installHost(). */
  main: string;
  /** Holds data/User/settings.json and the extensions; a fresh folder for each test run. */
  dataDir: string;
  extensionsDir?: string | undefined;
  /** Added to the environment of the server and so of the extension host. */
  env?: Record<string, string>;
  /** Tells the window that nobody looks: it shows no toasts, and accepts the keys of tests at once. */
  underTest?: boolean;
  /** Where the server's own log lines go. */
  log?: (line: string) => void;
}

export interface Server {
  port: number;
  token: string;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts VS Code's server on a free loopback port, and resolves when it accepts connections. */
export function startServer(options: ServerOptions): Promise<Server> {
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    process.execPath,
    [
      ...[options.main, '--host', '127.0.0.1', '--port', '0', '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--server-data-dir', options.dataDir],
      ...(options.underTest ? ['--enable-smoke-test-driver'] : []),
      ...(options.extensionsDir ? ['--extensions-dir', options.extensionsDir] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...hostEnvironment(), ...options.env } },
  );
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const stop = () => {
    child.kill();
    // It waits for its extension hosts, one of which may be the thing that hangs.
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    return ended.finally(() => clearTimeout(force));
  };
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      options.log?.(line);
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port) resolve({ port: Number(port), token, ended, stop });
    };
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', onLine);
    child.on('error', reject);
    void ended.then(() => reject(new Error(`VS Code's server ended:\n${lines.join('\n')}`)));
  });
}

/** Without what a surrounding VS Code or npm left there, which the inner one would obey. */
function hostEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name),
  );
  return Object.fromEntries(own);
}
