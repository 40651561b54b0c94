import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { mustRun, runProgram } from './run-program.ts';
import type { PostgresServer } from './tools.ts';

const PORT = 5432;
const USER = 'interop';

/** Nothing that is written has to outlive the run. */
const settings = {
  listen_addresses: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '60',
  shared_buffers: '64MB',
  timezone: 'UTC',
};

export interface RunningPostgres {
  readonly server: PostgresServer;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts an installed PostgreSQL on data of its own in a temporary folder, reached by a socket there only.
 * Rejects where none is installed, or where it does not start.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  if (process.platform === 'win32') throw new Error('it is reached by a socket, on Unix only.');
  const bin = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'dataengos-pg-'));
  const asUser = ordinaryUser(folder);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await mustRun(...asUser(join(bin, 'initdb'), initdb), { cwd: folder });
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stop = start(...asUser('sh', ['-c', WITH_STDIN, join(bin, 'postgres')]), folder, [
    ...['-D', data, '-k', folder, '-p', String(PORT)],
    ...options,
  ]);
  await isReady(join(bin, 'pg_isready'), folder).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const server = { host: folder, port: PORT, user: USER, psql: join(bin, 'psql') };
  return { server, stop };
}

/** Ends the server when its stdin does: however this process ends, none is left behind. */
const WITH_STDIN = `"$0" "$@" </dev/null >log 2>&1 & server=$!
trap '' INT TERM HUP
read -r end
kill -INT "$server"
wait "$server"`;

function start(
  program: string,
  shell: readonly string[],
  folder: string,
  args: readonly string[],
): () => Promise<void> {
  const child = spawn(program, [...shell, ...args], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
    child.on('error', () => {
      resolve();
    });
  });
  return async () => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Debian keeps them out of the way of PATH, by version. */
function findBinaries(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...newestFirst.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const needed = ['initdb', 'postgres', 'pg_isready', 'psql'];
  const found = folders.find((folder) => needed.every((name) => existsSync(join(folder, name))));
  if (found === undefined) throw new Error('none is installed (apt-get install postgresql).');
  return found;
}

type Command = [program: string, args: readonly string[]];

/** PostgreSQL refuses to run as root: then a system user takes over, and the folder with it. */
function ordinaryUser(folder: string): (program: string, args: readonly string[]) => Command {
  if (process.getuid?.() !== 0) return (program, args) => [program, args];
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf(name, '-u'), idOf(name, '-g')];
    if (uid === undefined || gid === undefined) continue;
    chownSync(folder, uid, gid);
    const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    return (program, args) => ['setpriv', [...user, program, ...args]];
  }
  throw new Error('it does not run as root, and there is no user "postgres" or "nobody".');
}

function idOf(user: string, which: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [which, user], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

async function isReady(program: string, folder: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const { code } = await runProgram(program, ['-q', '-h', folder, '-p', String(PORT)]);
    if (code === 0) return;
    await delay(200);
  }
  throw new Error('it did not start within 30 seconds.');
}
