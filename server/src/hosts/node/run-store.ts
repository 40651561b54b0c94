import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunState, RunStatus } from '../../agent/run-state.ts';
import type { RunStore } from '../../operations/run/agent-host.ts';
import { ioReason } from './io-reason.ts';

/** Runs that are kept. More only where they all wait for somebody. */
const MAX_RUNS = 200;

/** Bytes of a run; the reader gives up on more. */
const MAX_SIZE = 64 * 1_024 * 1_024;

/** Milliseconds after which what a process left half-written is taken away. */
const STALE = 3_600_000;

const ID = /^[0-9a-f]{32}$/;
const FILE = /^([0-9a-f]{32})\.json$/;
const TEMPORARY = /^[0-9a-f]{32}\.[0-9a-f]{12}\.tmp$/;

const finished: ReadonlySet<RunStatus> = new Set(['done', 'accepted', 'rejected', 'failed']);

/**
 * Runs in a folder outside of the workspace, each a file that only its owner may read. A file is there whole or as it was
 * before, whoever dies while it is written; several processes may use the folder.
 */
export function runStore(folder: string): RunStore {
  return {
    async save(state) {
      const path = pathOf(folder, state.id);
      if (path === undefined) throw new Error('A run with this name cannot be kept.');
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const isNew = (await stat(path).catch(() => undefined)) === undefined;
        await replace(folder, path, state);
        if (isNew) await tidy(folder);
      } catch (error) {
        throw new Error(`The run cannot be kept: ${ioReason(error)}`, { cause: error });
      }
    },
    async load(id) {
      const path = pathOf(folder, id);
      return path === undefined ? undefined : read(path, id);
    },
    async list() {
      const runs = await Promise.all(
        (await filesOf(folder)).map((file) => read(join(folder, file), file.slice(0, 32))),
      );
      return runs
        .filter((run) => run !== undefined)
        .sort((a, b) => compare(b.started, a.started) || compare(b.id, a.id));
    },
    async remove(id) {
      const path = pathOf(folder, id);
      if (path === undefined) return;
      await unlink(path).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
          throw new Error(`The run cannot be removed: ${ioReason(error)}`, { cause: error });
      });
    },
  };
}

function pathOf(folder: string, id: string): string | undefined {
  return ID.test(id) ? join(folder, `${id}.json`) : undefined;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => FILE.test(name));
}

async function replace(folder: string, path: string, state: RunState): Promise<void> {
  const temporary = join(folder, `${state.id}.${randomBytes(6).toString('hex')}.tmp`);
  // `wx`: never through a link that somebody planted under that name.
  const file = await open(temporary, 'wx', 0o600);
  try {
    try {
      await file.writeFile(JSON.stringify(state));
      await file.sync();
    } finally {
      await file.close();
    }
    // Whatever mask the process has.
    await chmod(temporary, 0o600);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Undefined where it is gone, half-written, or no run. */
async function read(path: string, id: string): Promise<RunState | undefined> {
  try {
    if ((await stat(path)).size > MAX_SIZE) return undefined;
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRun(value) && value.id === id ? value : undefined;
  } catch {
    return undefined;
  }
}

/** As far as one must know to show it: what is inside was written by us. */
function isRun(value: unknown): value is RunState {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Partial<Record<keyof RunState, unknown>>;
  return (
    run.format === 1 &&
    [run.id, run.phase, run.folder, run.started, run.status].every(
      (text) => typeof text === 'string',
    ) &&
    [run.messages, run.attempts, run.steps, run.decisions, run.filesRead, run.leftOut].every(
      (list) => Array.isArray(list),
    )
  );
}

/** Takes away the oldest of those that are finished, and what was left half-written. */
async function tidy(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => TEMPORARY.test(one))) {
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > STALE) await unlink(path).catch(() => undefined);
  }
  const files = names.filter((name) => FILE.test(name));
  if (files.length <= MAX_RUNS) return;
  const runs: { readonly path: string; readonly started: string; readonly mayGo: boolean }[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const run = await read(path, file.slice(0, 32));
    // What cannot be read any more is of no use to anybody.
    runs.push({ path, started: run?.started ?? '', mayGo: !run || finished.has(run.status) });
  }
  const going = runs
    .filter(({ mayGo }) => mayGo)
    .sort((a, b) => compare(a.started, b.started))
    .slice(0, files.length - MAX_RUNS);
  for (const { path } of going) await unlink(path).catch(() => undefined);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
