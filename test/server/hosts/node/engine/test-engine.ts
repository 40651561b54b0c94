import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { bundleOptions } from '../../../../../scripts/bundles.mjs';
import { ChildEngine } from '../../../../../server/src/hosts/node/engine/child-engine.ts';

let built: Promise<string> | undefined;

/** The real program of the engine, bundled as it ships, once for each test file. Inside of the project: there it finds DuckDB. */
export function engineProgram(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const out = resolve(import.meta.dirname, '../../../../../out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'engine-'));
  folders.push(folder);
  const outfile = join(folder, 'engine.cjs');
  await build(bundleOptions('engine', outfile, { production: true }));
  return outfile;
}

/** The real engine. What it started ends after the tests of the file. */
export async function testEngine(): Promise<ChildEngine> {
  const engine = new ChildEngine(await engineProgram());
  engines.push(engine);
  return engine;
}

const engines: ChildEngine[] = [];
const folders: string[] = [];

afterAll(() => {
  for (const engine of engines.splice(0)) engine.dispose();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
