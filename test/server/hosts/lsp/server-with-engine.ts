import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { bundleOptions, type BundleName } from '../../../../scripts/bundles.mjs';

let built: Promise<string> | undefined;

/** Starts the server as it ships, with the SQL engine beside it. Inside of the project: there it finds DuckDB. */
export async function spawnServerWithEngine(
  nodeOptions: readonly string[] = [],
): Promise<ChildProcessWithoutNullStreams> {
  built ??= bundle();
  return spawn(process.execPath, [...nodeOptions, join(await built, 'server.cjs'), '--stdio']);
}

async function bundle(): Promise<string> {
  const out = resolve(import.meta.dirname, '../../../../out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'server-'));
  folders.push(folder);
  const names: readonly BundleName[] = ['server', 'cli', 'engine', 'outside'];
  await Promise.all(
    names.map((name) =>
      build(
        bundleOptions(name, join(folder, `${name}.cjs`), { production: true, effort: 'quick' }),
      ),
    ),
  );
  return folder;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
