import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Bench } from '../bench.ts';
import { pipelineContract } from '../pipeline-contract.ts';
import { summarize } from '../summary.ts';

const CONTRACTS = 500;

/** A dbt project of many contracts, by the command line: start to end of the process, files written. Ours alone. */
export function scaffold(bench: Bench): Promise<void> {
  if (!bench.servers.some(({ name }) => name === 'ours')) return Promise.resolve();
  const root = bench.folder();
  let lines = 0;
  for (let index = 0; index < CONTRACTS; index++) {
    const { path, text } = pipelineContract(index, CONTRACTS / 2);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    lines = text.split('\n').length - 1;
  }
  const facts = { server: 'ours', lines, contracts: CONTRACTS, unit: 's', timeouts: 0 } as const;
  bench.record({ ...facts, figure: 'scaffold', ...summarize([run(root)]) });
  bench.record({ ...facts, figure: 'scaffold again', ...summarize([run(root)]) });
  return Promise.resolve();
}

/** Seconds. */
function run(root: string): number {
  const cli = resolve(import.meta.dirname, '../../../dist/cli.cjs');
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [cli, 'scaffold', '--quiet'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The scaffold failed. ${stderr}`);
  return (performance.now() - start) / 1_000;
}
